/** The annotation processor, found as a service; nothing here is to be called. */
@SuppressWarnings("requires-automatic") // JavaPoet has no descriptor
module dev.gradpoet.processor {
  requires com.palantir.javapoet;
  requires dev.gradpoet.annotations;
  requires java.compiler;
  requires static com.google.auto.service;
  requires static org.jspecify;

  uses javax.annotation.processing.Processor;

  provides javax.annotation.processing.Processor with
      dev.gradpoet.processor.GradpoetProcessor;
}
