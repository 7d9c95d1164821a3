package dev.gradpoet.benchmarks.initialization;

import dev.gradpoet.lab.data.Scaler;
import dev.gradpoet.lab.data.Splits;
import dev.gradpoet.runtime.training.Dataset;

/** A table to learn: numbers as targets, or classes. */
record Task(String name, Dataset data, boolean isClassification) {

  /** The three parts, scaled by what the first has. */
  record Parts(Dataset training, Dataset validation, Dataset test) {}

  /** 60, 20 and 20 % of the rows, the same for the same seed. */
  Parts parts(long seed) {
    Splits.Parts parts = isClassification
        ? Splits.stratified(data, 0.2, 0.2, seed)
        : Splits.of(data, 0.2, 0.2, seed);
    Scaler inputs = Scaler.standard(parts.training());
    Parts scaled = new Parts(
        inputs.apply(parts.training()),
        inputs.apply(parts.validation()),
        inputs.apply(parts.test()));
    if (isClassification) {
      return scaled;
    }
    Scaler targets = Scaler.standard(parts.training().targets(), 1);
    return new Parts(
        targets.applyToTargets(scaled.training()),
        targets.applyToTargets(scaled.validation()),
        targets.applyToTargets(scaled.test()));
  }

  /** Enough of them for some 2,000 updates of 32 rows, but 20 to 200. */
  int epochs() {
    return Math.max(20, Math.min(200, 64_000 / (data.size() * 6 / 10)));
  }
}
