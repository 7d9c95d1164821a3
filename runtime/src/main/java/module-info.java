/** What a generated network needs to train and to predict; no dependency beyond java.base. */
@SuppressWarnings("module") // both are compiled after this
module dev.gradpoet.runtime {
  exports dev.gradpoet.runtime;
  exports dev.gradpoet.runtime.initialization;
  exports dev.gradpoet.runtime.internal to
      dev.gradpoet.lab,
      dev.gradpoet.runs;
  exports dev.gradpoet.runtime.io;
  exports dev.gradpoet.runtime.matrix;
  exports dev.gradpoet.runtime.optimizer;
  exports dev.gradpoet.runtime.training;
}
