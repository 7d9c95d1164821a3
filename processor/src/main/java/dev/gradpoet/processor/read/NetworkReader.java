package dev.gradpoet.processor.read;

import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.Style;
import dev.gradpoet.processor.declared.DeclaredType;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.model.Shape;
import dev.gradpoet.processor.problem.Messages;
import dev.gradpoet.processor.problem.Site;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the network that a type declares. Serves one round: compilers make elements anew for each. */
public final class NetworkReader {

  /** The types of {@code java.lang} that generated code uses. */
  private static final List<String> JAVA_LANG =
      List.of("Deprecated", "Float", "Math", "Override", "String", "SuppressWarnings", "System");

  private final Elements elements;
  private final TypeRules typeRules;
  private final Contract contract;
  private final MemberRules memberRules;
  private final LintReader lintReader;
  private final Resolution resolution;

  public NetworkReader(Elements elements, Types types) {
    this.elements = elements;
    this.typeRules = new TypeRules(elements, types);
    this.resolution = new Resolution(elements);
    Signatures signatures = new Signatures(types);
    this.contract = new Contract(elements, types, signatures);
    this.memberRules = new MemberRules(elements, signatures, contract);
    this.lintReader = new LintReader(elements, types, signatures, contract);
  }

  /** Whether all is known that {@link #read} needs: if not, another processor may still generate it. */
  public boolean canRead(TypeElement type) {
    return resolution.isComplete(type);
  }

  /** Whether code in the module of {@code type} can use the Vector API, in this compilation. */
  public boolean seesVectors(TypeElement type) {
    // Any of its types would do. A compiler reads this one faster than most, and reads it for this
    // question only: in the round that follows it forgets what it has read.
    return elements.getTypeElement(elements.getModuleOf(type), "jdk.incubator.vector.VectorSpecies")
        != null;
  }

  /** Reads {@code type}, which is annotated with {@link Network}. */
  public Reading read(TypeElement type) {
    Positions positions = new Positions();
    List<Finding> findings = new ArrayList<>();
    Optional<String> wrongKind = typeRules.wrongKind(type);
    if (wrongKind.isPresent()) {
      findings.add(new Finding(Position.of(type), wrongKind.get()));
      return new Reading(Optional.empty(), positions, findings);
    }
    for (String message : typeRules.violations(type)) {
      findings.add(new Finding(Position.of(type), message));
    }
    DeclaredType declared = declaredType(type);
    List<LayerModel> layers = layers(type, positions, findings);
    List<Finding> members = memberRules.violations(type, declared.generatedName());
    findings.addAll(members);
    if (layers.isEmpty() && members.isEmpty()) {
      findings.add(new Finding(Position.of(type), Messages.noLayers(TypeNames.nested(type))));
    }
    return new Reading(
        Optional.of(network(type, declared, layers, positions)), positions, findings);
  }

  /** The names of {@code type}. */
  public DeclaredType declaredType(TypeElement type) {
    boolean isPublic = type.getModifiers().contains(Modifier.PUBLIC);
    for (TypeElement outer : TypeNames.enclosing(type)) {
      isPublic &= outer.getModifiers().contains(Modifier.PUBLIC);
    }
    return new DeclaredType(
        elements.getPackageOf(type).getQualifiedName().toString(),
        TypeNames.simpleNames(type),
        type.getKind().isInterface(),
        isPublic,
        memberNames(type),
        takenNames(type));
  }

  private NetworkModel network(
      TypeElement type, DeclaredType declared, List<LayerModel> layers, Positions positions) {
    AnnotationReader annotation =
        AnnotationReader.find(type, Network.class, elements).orElseThrow();
    positions.put(type, annotation, Site.network(), Site::network);
    return new NetworkModel(
        declared,
        new Shape(annotation.intValues("inputs")),
        annotation.enumValue("loss", Loss.class),
        annotation.doubleValue("huberDelta"),
        annotation.enumValue("style", Style.class),
        annotation.booleanValue("sampleWeights"),
        layers,
        lintReader.read(type));
  }

  private List<LayerModel> layers(TypeElement type, Positions positions, List<Finding> findings) {
    List<LayerModel> layers = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      List<AnnotationReader> annotations = LayerAnnotations.of(method, elements);
      if (!annotations.isEmpty()) {
        AnnotationReader annotation = annotations.get(0);
        String name = method.getSimpleName().toString();
        findings.addAll(LayerRules.violations(method, annotations, names, contract));
        positions.put(method, annotation, Site.layer(name), option -> Site.layer(name, option));
        for (VariableElement edge : method.getParameters()) {
          positions.put(edge, Site.edge(name, edge.getSimpleName().toString()));
        }
        layers.add(LayerAnnotations.read(
            method, annotation, names.isEmpty() ? LayerModel.INPUT : names.get(names.size() - 1)));
        names.add(name);
      }
    }
    return layers;
  }

  /**
   * The methods that are neither layers nor of the generated class in any case: a helper of the generated class must not override one
   * by accident.
   */
  private Set<String> memberNames(TypeElement type) {
    Set<String> names = new HashSet<>();
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
      if (!Contract.declares(method) && LayerAnnotations.of(method, elements).isEmpty()) {
        names.add(method.getSimpleName().toString());
      }
    }
    return names;
  }

  /** Member types and fields hide imports in the generated class, and types of its package hide those of {@code java.lang}. */
  private Set<String> takenNames(TypeElement type) {
    List<? extends Element> members = elements.getAllMembers(type);
    Set<String> names = new HashSet<>();
    for (TypeElement member : ElementFilter.typesIn(members)) {
      names.add(member.getSimpleName().toString());
    }
    for (VariableElement member : ElementFilter.fieldsIn(members)) {
      names.add(member.getSimpleName().toString());
    }
    String qualifier = elements.getPackageOf(type).getQualifiedName() + ".";
    for (String name : JAVA_LANG) {
      String qualified = qualifier.equals(".") ? name : qualifier + name;
      if (elements.getTypeElement(elements.getModuleOf(type), qualified) != null) {
        names.add(name);
      }
    }
    return names;
  }
}
