/** The annotations that declare a neural network; needed to compile, not to run. */
module dev.gradpoet.annotations {
  exports dev.gradpoet;
}
