package dev.gradpoet.processor.emit.code;

import com.palantir.javapoet.NameAllocator;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Quantity;
import java.util.List;
import java.util.Locale;

/**
 * The names of a generated class, made from those of the user's layers: the same thing has the same name forward and backward, and no two
 * things share one.
 */
public final class Names {
  /** What every generated class uses for itself; a layer of such a name gets another. */
  private static final List<String> VALUES = words("""
      ARCHITECTURE INPUTS PARAMETERS parameters gradient target random x at t to p g i u s
      k z out from count loss classes training sum max seed observer sample network
      prediction BATCH b n length j
      simd SPECIES LANES SUPPORTED WORTHWHILE MANY
      LOG2_E ROUNDER LN2_HIGH LN2_LOW stride a m w dA delta samples rows row width l NUMBERS
      resource busy builder NONE room gradientRoom
      """);

  /** A variable of the name of the field for products, of a type, or of a package hides it. */
  private static final List<String> HIDEABLE = words("""
      product
      Architecture ArchitectureBuilder Arrays Backend Checks Float FloatMath FloatVector Initializers InspectableLayer IntVector Layer
      MatrixProduct Math Optional ParameterRole String System VectorMask VectorOperators VectorSpecies VectorWarmUp Weights
      dev java
      """);

  private static final List<String> METHODS = words("""
      predictOne forward pass backward loss lossOne accumulateOne penalty addPenalty mask
      lossBatch accumulateBatch predictBatch drawMasks xToRows tToRows fillRest toSamples clearRest addSums lossOfEach
      begin setTargets makeRoom makeGradientRoom
      """);

  /** The same, where samples have weights. */
  private static final List<String> WEIGHTED = words("weights first ONES");

  private final NameAllocator values = new NameAllocator();
  private final NameAllocator methods = new NameAllocator();

  public Names(Program program) {
    take(VALUES, values);
    take(HIDEABLE, values);
    take(List.of(program.type().generatedName(), program.type().simdName()), values);
    if (program.weight().isPresent()) {
      take(WEIGHTED, values);
    }
    for (String name : program.type().memberNames()) {
      methods.newName(name);
    }
    for (Layer layer : program.layers()) {
      methods.newName(layer.name(), "accessor " + layer.name());
    }
    take(METHODS, methods);
    for (Layer layer : program.layers()) {
      String name = layer.name();
      String constant = upperSnake(name);
      values.newName(name, value(name));
      values.newName(constant, constant(name, "UNITS"));
      values.newName(constant + "_ROW", constant(name, "ROW"));
      for (Parameter parameter : layer.parameters()) {
        String what = upperSnake(parameter.name());
        values.newName(constant + "_" + what, constant(name, what));
      }
    }
    for (Layer layer : program.layers()) {
      String name = layer.name();
      String upper = Character.toUpperCase(name.charAt(0)) + name.substring(1);
      values.newName("d" + upper, gradient(name));
      values.newName("delta" + upper, delta(name));
      for (Tensor tensor : program.intermediates(layer)) {
        values.newName(field(tensor, program), tag(name, tensor.name()));
      }
      methods.newName("forward" + upper, "forward " + name);
      methods.newName("backward" + upper, "backward " + name);
    }
  }

  /** What to call the field for a value on the way to what a layer hands on. */
  private static String field(Tensor tensor, Program program) {
    return switch (tensor.name()) {
      case Quantity.LOG_SUM_EXP -> "logSumExp";
      case Quantity.MASK -> tensor.layer() + "Mask";
      case Quantity.WEIGHTED_INPUT ->
        program.isInLogSumExp(tensor) ? "logits" : tensor.layer() + "Z";
      default -> tensor.layer() + camelCase(tensor.name());
    };
  }

  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    boolean startsWord = true;
    for (int k = 0; k < name.length(); k++) {
      char letter = name.charAt(k);
      if (Character.isJavaIdentifierPart(letter)) {
        camel.append(startsWord ? Character.toUpperCase(letter) : letter);
      }
      startsWord = !Character.isJavaIdentifierPart(letter);
    }
    return camel.toString();
  }

  private static void take(List<String> names, NameAllocator allocator) {
    for (String name : names) {
      allocator.newName(name, name);
    }
  }

  /** A method that every generated class may have. */
  public String method(String name) {
    return methods.get(name);
  }

  public String forward(String layer) {
    return methods.get("forward " + layer);
  }

  public String backward(String layer) {
    return methods.get("backward " + layer);
  }

  /** A method {@code verb} of a layer, reserved at the first call: {@code activateHidden}. */
  public String step(String verb, String layer) {
    String name = verb + Character.toUpperCase(layer.charAt(0)) + layer.substring(1);
    return name(methods, name, verb + " " + layer);
  }

  /** A helper method for the function of that name, reserved at the first call. */
  public String function(String name) {
    return name(methods, name, "function " + name);
  }

  /** The constant of a layer: its {@code UNITS}, or where its {@code WEIGHTS} or {@code BIASES} start. */
  public String layerConstant(String layer, String what) {
    return values.get(constant(layer, what));
  }

  /** The constant for the extent of an index. */
  public String width(Index index) {
    if (index.axis().isEmpty()) {
      return index.owner().isEmpty() ? "INPUTS" : layerConstant(index.owner(), "UNITS");
    }
    String owner = index.owner().isEmpty() ? "INPUT" : upperSnake(index.owner());
    return name(
        values,
        owner + "_" + upperSnake(index.axis().replace(' ', '_')),
        constant(index.owner(), index.axis()));
  }

  /** The constant for where a parameter tensor, or the gradient by it, starts. */
  public String start(Tensor parameter, Program program) {
    return start(program.parameter(parameter));
  }

  /** The constant for where a parameter starts. */
  public String start(Parameter parameter) {
    return layerConstant(parameter.tensor().layer(), upperSnake(parameter.name()));
  }

  /** The field or local that holds a tensor: {@code dHidden} the gradient by a, {@code deltaHidden} δ, that by z. */
  public String of(Tensor tensor) {
    return switch (tensor.role()) {
      case INPUT -> "x";
      case TARGET -> "t";
      case SAMPLE_WEIGHT -> "w";
      case LOSS -> "loss";
      case PARAMETER -> tensor.isGradient() ? "g" : "p";
      default -> tensor.layer().isEmpty() ? ofLoss(tensor) : ofLayer(tensor);
    };
  }

  private String ofLoss(Tensor tensor) {
    return switch (tensor.name()) {
      case Quantity.UNWEIGHTED_LOSS -> local("unweighted");
      case Quantity.EXPECTED_INPUT -> local("expected");
      default -> throw new IllegalArgumentException(tensor.text() + " has no storage");
    };
  }

  private String ofLayer(Tensor tensor) {
    String layer = tensor.layer();
    if (tensor.name().equals(Quantity.ACTIVATION)) {
      return values.get(tensor.isGradient() ? gradient(layer) : value(layer));
    }
    if (!tensor.isGradient()) {
      return values.get(tag(layer, tensor.name()));
    }
    return tensor.name().equals(Quantity.WEIGHTED_INPUT)
        ? values.get(delta(layer))
        : name(
            values,
            "d" + camelCase(layer) + camelCase(tensor.name()),
            "d " + tag(layer, tensor.name()));
  }

  /** The scalar that holds value {@code k} of what {@code base} holds. */
  public String element(String base, int k) {
    return name(values, base + k, base + "[" + k + "]");
  }

  /** Whether {@code name} is no field's in any class, so that a local may have it. */
  public static boolean isReserved(String name) {
    return VALUES.contains(name);
  }

  /** A name for a local that no field has. */
  public String local(String name) {
    return name(values, name, "local " + name);
  }

  private static String name(NameAllocator allocator, String name, Object tag) {
    try {
      return allocator.get(tag);
    } catch (IllegalArgumentException unknown) {
      return allocator.newName(name, tag);
    }
  }

  private static String value(String layer) {
    return "value " + layer;
  }

  private static String gradient(String layer) {
    return "gradient " + layer;
  }

  private static String delta(String layer) {
    return "delta " + layer;
  }

  private static String constant(String layer, String what) {
    return what + " " + layer;
  }

  private static String tag(String layer, String name) {
    return name + " " + layer;
  }

  private static String upperSnake(String name) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      if (i > 0 && isCapital(name.charAt(i)) && isSmall(name.charAt(i - 1))) {
        snake.append('_');
      }
      snake.append(name.charAt(i));
    }
    return snake.toString().toUpperCase(Locale.ROOT);
  }

  private static boolean isCapital(char letter) {
    return letter >= 'A' && letter <= 'Z';
  }

  private static boolean isSmall(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}
