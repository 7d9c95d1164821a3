package dev.gradpoet.processor.desk;

import dev.gradpoet.processor.emit.ReadableClass;
import dev.gradpoet.processor.emit.kernel.NamedCells;
import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Equations;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A lesson as the page's scripts read it; values of tensors are called {@code tensor:position}, parameters {@code p}, gradients {@code g}. */
final class LessonJson {
  private final Lesson lesson;
  private final Program program;
  private final Equations equations;

  private LessonJson(Lesson lesson) {
    this.lesson = lesson;
    this.program = lesson.program();
    this.equations = new Equations(program);
  }

  /** For people: an entry a line. */
  static String of(Lesson lesson) {
    return Json.indented(new LessonJson(lesson).all());
  }

  static String compact(Lesson lesson) {
    return Json.of(new LessonJson(lesson).all());
  }

  /** What the page starts with. */
  static String start(Lesson lesson, double rate) {
    Map<String, Object> start = new LinkedHashMap<>();
    start.put("x", lesson.example().<Object>map(Example::x).orElse(null));
    start.put("t", lesson.example().<Object>map(Example::t).orElse(null));
    start.put("w", 1);
    start.put("p", lesson.example().<Object>map(Example::parameters).orElse(null));
    start.put("seed", 1);
    start.put("learningRate", rate);
    start.put("data", null);
    return Json.of(start);
  }

  private Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("type", program.type().qualifiedName());
    all.put("name", String.join(".", program.type().simpleNames()));
    all.put("class", lesson.generated().generated().simpleName());
    all.put("unrolled", lesson.isUnrolled());
    ReadableClass.Methods methods = lesson.generated().methods();
    all.put("training", methods.training());
    all.put("prediction", methods.prediction());
    all.put("penalty", methods.penalty());
    all.put("addPenalty", methods.addPenalty());
    all.put("mask", methods.mask());
    all.put("loss", program.lossFunction().name());
    all.put("targets", program.lossFunction().targets().name().toLowerCase(Locale.ROOT));
    all.put("sampleWeights", program.weight().isPresent());
    all.put("input", program.input().extents());
    all.put("output", program.output().extents());
    all.put("layers", program.layers().stream().map(this::layer).toList());
    all.put("parameterCount", program.parameterCount());
    all.put("parameters", program.parameters().stream().map(this::parameter).toList());
    all.put("tensors", tensors());
    NamedCells cells = lesson.generated().cells();
    Map<String, Object> variables = new LinkedHashMap<>();
    cells
        .variables()
        .forEach((name, at) -> variables.put(name, List.of(at.tensor().text(), at.position())));
    all.put("variables", variables);
    Map<String, Object> arrays = new LinkedHashMap<>();
    cells.arrays().forEach((name, tensor) -> arrays.put(name, tensor.text()));
    arrays.put("parameters", "p");
    arrays.put("gradient", "g");
    all.put("arrays", arrays);
    all.put("cards", lesson.cards().stream().map(LessonJson::card).toList());
    all.put("reference", lesson.example().<Object>map(this::reference).orElse(null));
    all.put("source", lesson.generated().generated().text());
    return all;
  }

  private Map<String, Object> layer(Layer layer) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", layer.name());
    all.put("kind", layer.kind());
    all.put("activation", layer.activation());
    all.put("shape", layer.value().extents());
    all.put(
        "from",
        layer.reads().stream()
            .map(read -> read.layer().isEmpty() ? "x" : read.layer())
            .toList());
    return all;
  }

  private Map<String, Object> parameter(Parameter parameter) {
    Map<String, Object> start = new LinkedHashMap<>();
    start.put("initializer", parameter.start().initializer());
    start.put("fanIn", parameter.start().fanIn());
    start.put("fanOut", parameter.start().fanOut());
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("layer", parameter.tensor().layer());
    all.put("name", parameter.name());
    all.put("letter", parameter.tensor().name());
    all.put("shape", parameter.tensor().extents());
    all.put("offset", parameter.offset());
    all.put("l1", parameter.l1());
    all.put("l2", parameter.l2());
    all.put("start", start);
    return all;
  }

  /** All that has a name in the class, or a card. */
  private Map<String, Object> tensors() {
    Set<Tensor> tensors = new LinkedHashSet<>(List.of(program.input(), program.target()));
    lesson.generated().cells().variables().values().forEach(at -> tensors.add(at.tensor()));
    tensors.addAll(lesson.generated().cells().arrays().values());
    for (Card card : lesson.cards()) {
      card.tensors().stream().sorted(Comparator.comparing(Tensor::text)).forEach(tensors::add);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    for (Tensor tensor : tensors) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("layer", tensor.layer());
      one.put("letter", PlainText.of(equations.letter(tensor)));
      one.put("shape", tensor.extents());
      one.put("gradient", tensor.isGradient());
      one.put("parameter", tensor.isParameter());
      one.put("says", says(tensor));
      all.put(tensor.text(), one);
    }
    return all;
  }

  private static String says(Tensor tensor) {
    if (tensor.isGradient()) {
      return "gradient of the loss";
    }
    return switch (tensor.name()) {
      case Quantity.WEIGHTED_INPUT -> "weighted input";
      case Quantity.ACTIVATION -> "value handed on";
      case Quantity.INPUT -> "input";
      case Quantity.TARGET -> "target";
      case Quantity.LOSS -> "loss";
      case Quantity.MASK -> "dropout's factor";
      default -> "";
    };
  }

  private static Map<String, Object> card(Card card) {
    List<Object> lines = new ArrayList<>();
    for (Line line : card.lines()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("text", PlainText.of(line.formula()));
      one.put("reason", line.reason());
      lines.add(one);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("id", card.id());
    all.put("kind", card.kind().text());
    all.put("layer", card.layer());
    all.put("title", card.title());
    all.put("steps", lines);
    all.put("tensors", card.tensors().stream().map(Tensor::text).sorted().toList());
    return all;
  }

  private Map<String, Object> reference(Example example) {
    Map<String, Object> values = new LinkedHashMap<>();
    example.values().forEach((tensor, value) -> {
      if (!tensor.isParameter() && tensor.role() != Role.SAMPLE_WEIGHT) {
        values.put(tensor.text(), value);
      }
    });
    values.put("g", example.gradient());
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("x", example.x());
    all.put("t", example.t());
    all.put("w", 1);
    all.put("p", example.parameters());
    all.put("values", values);
    return all;
  }
}
