package dev.gradpoet.processor.emit.kernel;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Plan;
import java.util.HashMap;
import java.util.Map;

/** Where the values of all tensors lie in a kernel of layers: in its arguments, in the parameters, and in arrays of its own. */
public final class Storages {
  private static final CodeBlock NOTHING = CodeBlock.of("");

  private final Plan plan;
  private final Names names;
  private final Samples samples;
  private final Map<Tensor, Storage> known = new HashMap<>();

  public Storages(Plan plan, Names names, Samples samples) {
    this.plan = plan;
    this.names = names;
    this.samples = samples;
  }

  /** Where {@code tensor} lies. */
  public Storage of(Tensor tensor) {
    Storage storage = known.get(tensor);
    if (storage == null) {
      storage = find(tensor);
      known.put(tensor, storage);
    }
    return storage;
  }

  private Storage find(Tensor tensor) {
    String array = names.of(plan.held(tensor));
    if (tensor.isParameter()) {
      CodeBlock start = CodeBlock.of("$N", names.start(tensor, plan.program()));
      return Storage.shared(array, start, CodeBlock.of("$L", tensor.size(1)));
    } else if (tensor.isGradient()) {
      return computed(array, tensor);
    }
    return switch (tensor.role()) {
      case INPUT -> argument(array, "at", "INPUTS");
      case TARGET ->
        argument(array, "to", names.width(Index.flattened(tensor.indices()).get(1)));
      case SAMPLE_WEIGHT ->
        samples.isBatch()
            ? Storage.numbers("weights", CodeBlock.of("first"))
            : Storage.number(array);
      default -> computed(array, tensor);
    };
  }

  private Storage argument(String array, String start, String constant) {
    CodeBlock width = CodeBlock.of("$N", constant);
    return samples.isBatch()
        ? Storage.array(array, CodeBlock.of(start), width, width, false)
        : Storage.shared(array, CodeBlock.of(start), width);
  }

  private Storage computed(String array, Tensor tensor) {
    boolean isNumber = tensor.indices().size() == (tensor.isOfSamples() ? 1 : 0);
    if (isNumber) {
      return samples.isBatch() && !tensor.layer().isEmpty()
          ? Storage.numbers(array, NOTHING)
          : Storage.number(array);
    }
    CodeBlock length = length(tensor);
    return switch (samples) {
      case ONE -> Storage.shared(array, NOTHING, length);
      case PADDED ->
        isInRows(tensor)
            ? Storage.array(array, NOTHING, row(tensor), length, false)
            : Storage.array(array, NOTHING, length, length, tensor.size(1) == 1);
      case LANES -> throw new IllegalStateException("samples side by side are no kernel of layers");
    };
  }

  /** How many values {@code tensor} has for a sample: a constant, unless none is called so. */
  private CodeBlock length(Tensor tensor) {
    if (!isOfValues(tensor)) {
      return CodeBlock.of("$L", tensor.size(1));
    }
    String layer = tensor.layer();
    return CodeBlock.of("$N", layer.isEmpty() ? "INPUTS" : names.layerConstant(layer, "UNITS"));
  }

  private CodeBlock row(Tensor tensor) {
    return CodeBlock.of("$N", names.layerConstant(tensor.layer(), "ROW"));
  }

  /** Whether the samples of {@code tensor} are as far apart as those of what its layer hands on, if it has more than one value for each. */
  public boolean isInRows(Tensor tensor) {
    return samples != Samples.PADDED
        || tensor.layer().isEmpty()
        || tensor.indices().size() == 1
        || isOfValues(tensor);
  }

  private boolean isOfValues(Tensor tensor) {
    return tensor.size(1) == plan.program().value(tensor.layer()).size(1);
  }
}
