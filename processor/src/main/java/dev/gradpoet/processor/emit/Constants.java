package dev.gradpoet.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradpoet.processor.emit.code.CodeBlocks;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.emit.products.PaddedRows;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The constants of a generated class: widths, where parameters lie, and the architecture. */
final class Constants {
  private final Program program;
  private final Names names;
  private final Samples samples;

  Constants(Program program, Names names, Samples samples) {
    this.samples = samples;
    this.program = program;
    this.names = names;
  }

  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    if (samples.isBatch()) {
      fields.add(constant("BATCH", CodeBlock.of("$L", Samples.BATCH)).toBuilder()
          .addJavadoc("How many samples are computed together.\n")
          .build());
    }
    if (hasOnes()) {
      fields.add(FieldSpec.builder(
              float[].class, "ONES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
          .addJavadoc("The weights of samples that are given none.\n")
          .initializer("new float[BATCH]")
          .build());
    }
    fields.addAll(widths());
    fields.addAll(offsets());
    if (samples == Samples.PADDED) {
      fields.addAll(rows());
    }
    return fields;
  }

  private boolean hasOnes() {
    return program.weight().isPresent() && samples.isBatch();
  }

  // static {
  //   Arrays.fill(ONES, 1);
  // }
  /** What the constants need besides their initialisers. */
  CodeBlock initializer() {
    return hasOnes()
        ? CodeBlock.builder().addStatement("$T.fill(ONES, 1)", Arrays.class).build()
        : CodeBlock.builder().build();
  }

  // private static final int HIDDEN_ROW = 112;
  /** The distance from one sample to the next where values are padded to whole vectors. */
  private List<FieldSpec> rows() {
    List<FieldSpec> fields = new ArrayList<>();
    for (Layer layer : program.layers()) {
      fields.add(constant(
          names.layerConstant(layer.name(), "ROW"),
          CodeBlock.of("$L", PaddedRows.distance(layer.value().size(1)))));
    }
    return fields;
  }

  // private static final int HIDDEN = 8;
  private List<FieldSpec> widths() {
    List<FieldSpec> fields = new ArrayList<>();
    axes(program.input().indices(), List.of(), fields);
    if (fields.isEmpty()) {
      fields.add(constant("INPUTS", CodeBlock.of("$L", program.inputs())));
    } else {
      fields.add(constant("INPUTS", product(ofSample(program.input()))));
    }
    for (Layer layer : program.layers()) {
      String units = names.layerConstant(layer.name(), "UNITS");
      List<Index> likeInput = isLikeInput(layer) ? layer.reads().get(0).indices() : List.of();
      List<FieldSpec> axes = new ArrayList<>();
      axes(layer.value().indices(), likeInput, axes);
      fields.addAll(axes);
      for (Index index : program.ownIndices(layer)) {
        fields.add(constant(names.width(index), CodeBlock.of("$L", index.extent())));
      }
      CodeBlock value = !axes.isEmpty()
          ? product(ofSample(layer.value()))
          : likeInput.isEmpty()
              ? CodeBlock.of("$L", layer.value().size(1))
              : CodeBlock.of("$N", names.width(Index.flattened(likeInput).get(1)));
      fields.add(constant(units, value));
    }
    return fields;
  }

  /** Whether the shape of a layer is that of what it reads, whatever it is. */
  private static boolean isLikeInput(Layer layer) {
    List<Index> read = layer.reads().get(0).indices();
    List<Index> own = layer.value().indices();
    boolean isAlike = layer.parameters().isEmpty() && read.size() == own.size();
    for (int d = 0; isAlike && d < own.size(); d++) {
      isAlike = own.get(d).extent() == read.get(d).extent();
    }
    return isAlike;
  }

  // private static final int EDGES_HEIGHT = 8;
  private void axes(List<Index> indices, List<Index> alike, List<FieldSpec> fields) {
    for (int d = 1; d < indices.size(); d++) {
      if (!indices.get(d).axis().isEmpty()) {
        fields.add(constant(
            names.width(indices.get(d)),
            alike.isEmpty()
                ? CodeBlock.of("$L", indices.get(d).extent())
                : CodeBlock.of("$N", names.width(alike.get(d)))));
      }
    }
  }

  private static List<Index> ofSample(Tensor values) {
    return values.indices().subList(1, values.indices().size());
  }

  private CodeBlock product(List<Index> indices) {
    List<CodeBlock> widths = new ArrayList<>();
    for (Index index : indices) {
      widths.add(CodeBlock.of("$N", names.width(index)));
    }
    return CodeBlocks.joined(widths, "$W* ");
  }

  // private static final int HIDDEN_WEIGHTS = 0;
  // private static final int HIDDEN_BIASES = HIDDEN_WEIGHTS + INPUTS * HIDDEN;
  // private static final int PARAMETERS = HIDDEN_BIASES + HIDDEN;
  private List<FieldSpec> offsets() {
    List<FieldSpec> fields = new ArrayList<>();
    CodeBlock offset = CodeBlock.of("0");
    for (Parameter parameter : program.parameters()) {
      String start = names.start(parameter);
      fields.add(constant(start, offset));
      CodeBlock size = product(Index.flattened(parameter.tensor().indices()));
      offset = CodeBlock.of("$N$W+ $L", start, size);
    }
    fields.add(constant("PARAMETERS", offset));
    return fields;
  }

  private static FieldSpec constant(String name, CodeBlock value) {
    return FieldSpec.builder(int.class, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }
}
