package dev.gradpoet.processor.emit.kernel;

/** A kernel of one sample, of which it is known which value lies where. */
public interface SampleKernel {

  /** Where the values lie; to be asked for after all methods are written. */
  NamedCells cells();
}
