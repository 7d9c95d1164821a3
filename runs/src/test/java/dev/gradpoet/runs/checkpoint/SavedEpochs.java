package dev.gradpoet.runs.checkpoint;

import dev.gradpoet.runtime.io.Safetensors;
import dev.gradpoet.runtime.io.TensorEntry;

/** How many epochs a checkpoint has, of a run without metrics and validation. */
final class SavedEpochs {
  private SavedEpochs() {}

  static long in(Safetensors checkpoint) {
    return checkpoint.tensors().stream()
            .filter(tensor -> tensor.name().equals("history"))
            .mapToLong(TensorEntry::size)
            .sum()
        / 3;
  }
}
