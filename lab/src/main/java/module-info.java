/** What a person at a desk wants around a network: data files, reports, progress, plots, ONNX models. */
module dev.gradpoet.lab {
  requires de.siegmar.fastcsv;
  requires transitive dev.gradpoet.runtime;
  requires transitive java.desktop;

  exports dev.gradpoet.lab.data;
  exports dev.gradpoet.lab.desk;
  exports dev.gradpoet.lab.onnx;
  exports dev.gradpoet.lab.plot;
  exports dev.gradpoet.lab.progress;
  exports dev.gradpoet.lab.report;
}
