module demo {
  requires static dev.gradpoet.annotations;
  requires dev.gradpoet.lab;
  requires dev.gradpoet.runs;
}
