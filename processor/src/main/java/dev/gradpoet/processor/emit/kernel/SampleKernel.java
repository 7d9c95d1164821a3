package dev.gradpoet.processor.emit.kernel;

/** A kernel of one sample, of which it is known which value lies where. */
public interface SampleKernel {

  /** Where the values lie; to be asked for after all methods are written. */
  NamedCells cells();

  /** The method that returns the loss of a sample and adds its gradient. */
  String training();

  /** The method that predicts a sample. */
  String prediction();
}
