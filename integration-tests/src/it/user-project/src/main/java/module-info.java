module demo {
  requires static dev.gradpoet.annotations;
  requires dev.gradpoet.runtime;
}
