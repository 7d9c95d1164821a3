package dev.gradpoet.lab.data;

import dev.gradpoet.runtime.training.Dataset;

/**
 * What was read of a file. Immutable.
 *
 * @param data the samples with their targets, in the order of the rows
 * @param columns how rows became samples, to encode others the same way
 * @param droppedRows how many rows were left out because a value is missing
 */
public record Table(Dataset data, Columns columns, long droppedRows) {

  @Override
  public String toString() {
    return data + (droppedRows == 0 ? "" : ", " + droppedRows + " rows left out");
  }
}
