package dev.gradpoet.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import dev.gradpoet.processor.declared.Deprecation;
import dev.gradpoet.processor.emit.code.RuntimeTypes;
import dev.gradpoet.processor.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a generated class says of itself to tools, and of its declaration to compilers. */
final class ClassAnnotations {
  private ClassAnnotations() {}

  /** The annotations of each class that is generated for {@code program}: they use one another. */
  static List<AnnotationSpec> of(Program program) {
    List<AnnotationSpec> annotations = new ArrayList<>();
    annotations.add(AnnotationSpec.builder(RuntimeTypes.GENERATED).build());
    if (program.lint().deprecation().isPresent()) {
      annotations.add(of(program.lint().deprecation().get()));
    }
    if (!program.lint().suppressed().isEmpty()) {
      AnnotationSpec.Builder suppress =
          AnnotationSpec.builder(ClassName.get(SuppressWarnings.class));
      for (String warning : new TreeSet<>(program.lint().suppressed())) {
        suppress.addMember("value", "$S", warning);
      }
      annotations.add(suppress.build());
    }
    return annotations;
  }

  // @Deprecated(since = "2", forRemoval = true)
  static AnnotationSpec of(Deprecation deprecation) {
    AnnotationSpec.Builder annotation = AnnotationSpec.builder(ClassName.get(Deprecated.class));
    if (!deprecation.since().isEmpty()) {
      annotation.addMember("since", "$S", deprecation.since());
    }
    if (deprecation.forRemoval()) {
      annotation.addMember("forRemoval", "true");
    }
    return annotation.build();
  }
}
