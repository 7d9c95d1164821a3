/** What a generated network needs to train and to predict; no dependency beyond java.base. */
module dev.gradpoet.runtime {
  exports dev.gradpoet.runtime;
  exports dev.gradpoet.runtime.initialization;
  exports dev.gradpoet.runtime.io;
  exports dev.gradpoet.runtime.optimizer;
  exports dev.gradpoet.runtime.training;
}
