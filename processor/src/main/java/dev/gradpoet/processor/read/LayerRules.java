package dev.gradpoet.processor.read;

import dev.gradpoet.processor.problem.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What the method of a layer must be. */
final class LayerRules {

  private LayerRules() {}

  /**
   * What is wrong with {@code method}, which has {@code annotations}, at least one.
   *
   * @param above the names of the layers above
   */
  static List<Finding> violations(
      ExecutableElement method,
      List<AnnotationReader> annotations,
      List<String> above,
      Contract contract) {
    List<Finding> findings = new ArrayList<>();
    String name = method.getSimpleName().toString();
    String kind = annotations.get(0).simpleName();
    for (AnnotationReader second : annotations.subList(1, annotations.size())) {
      findings.add(new Finding(
          Position.of(method, second.mirror()),
          Messages.twoKinds(name, kind, second.simpleName())));
    }
    if (!method.getModifiers().contains(Modifier.ABSTRACT)) {
      boolean inInterface = TypeNames.declaring(method).getKind().isInterface();
      Position position = Position.of(method, annotations.get(0).mirror());
      findings.add(new Finding(position, Messages.layerWithBody(name, kind, inInterface)));
      return findings;
    }
    Optional<String> owner = contract.ownerOf(name + "()");
    if (owner.isPresent()) {
      findings.add(new Finding(Position.of(method), Messages.reservedLayerName(name, owner.get())));
    }
    if (above.contains(name)) {
      findings.add(new Finding(Position.of(method), Messages.sameLayerName(name)));
    }
    for (VariableElement edge : method.getParameters()) {
      edgeType(name, edge).ifPresent(findings::add);
    }
    returnType(method, findings);
    return findings;
  }

  /** What is wrong with the type of a parameter, which names a layer. */
  private static Optional<Finding> edgeType(String layer, VariableElement edge) {
    String name = edge.getSimpleName().toString();
    String type = TypeNames.of(edge.asType());
    return type.equals(Messages.LAYER_TYPE)
        ? Optional.empty()
        : Optional.of(new Finding(Position.of(edge), Messages.wrongEdgeType(layer, name, type)));
  }

  private static void returnType(ExecutableElement method, List<Finding> findings) {
    TypeMirror returned = method.getReturnType();
    String name = method.getSimpleName().toString();
    if (!(returned instanceof DeclaredType declared)) {
      findings.add(
          new Finding(Position.of(method), Messages.wrongReturnType(name, TypeNames.of(returned))));
      return;
    }
    TypeElement type = (TypeElement) declared.asElement();
    if (type.getQualifiedName().contentEquals(Messages.LAYER_TYPE)) {
      return;
    }
    String message = type.getSimpleName().contentEquals("Layer")
        ? Messages.otherLayerType(name, TypeNames.of(returned))
        : Messages.wrongReturnType(name, TypeNames.of(returned));
    findings.add(new Finding(Position.of(method), message));
  }
}
