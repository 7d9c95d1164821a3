package dev.gradpoet.processor;

import com.google.auto.service.AutoService;
import dev.gradpoet.Network;
import dev.gradpoet.processor.check.NetworkCheck;
import dev.gradpoet.processor.declared.DeclaredType;
import dev.gradpoet.processor.emit.GeneratedClass;
import dev.gradpoet.processor.kind.Kind;
import dev.gradpoet.processor.kind.Kinds;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.problem.Messages;
import dev.gradpoet.processor.problem.Problem;
import dev.gradpoet.processor.read.Finding;
import dev.gradpoet.processor.read.GeneratedNames;
import dev.gradpoet.processor.read.NetworkReader;
import dev.gradpoet.processor.read.Reading;
import dev.gradpoet.processor.read.SourceLevel;
import dev.gradpoet.processor.read.StrayLayers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Writes a Java class for each type that is annotated with {@link Network}. */
@AutoService(Processor.class)
public final class GradpoetProcessor extends AbstractProcessor {
  /**
   * The option, given to the compiler as {@code -Agradpoet.explain}, for a note about each network: which kernels, and why; or, with the
   * value {@code nests}, its program as equations.
   */
  static final String EXPLAIN = "gradpoet.explain";

  private static final String NESTS = "nests";
  private static final CompilerOption EXPLANATIONS =
      new CompilerOption(EXPLAIN, List.of("kernels", NESTS), Messages::unknownExplanation);

  private final BiFunction<NetworkModel, Boolean, NetworkCompiler.Result> compiler;
  private final GeneratedNames names = new GeneratedNames();
  private final SourceFiles files = new SourceFiles();

  /** The names of the networks that wait for types that another processor may generate: elements do not outlive a round. */
  private final Set<String> deferred = new LinkedHashSet<>();

  private @Nullable PageFiles pages;

  /** What is to be explained, if anything. */
  private Optional<String> explanation = Optional.empty();

  private boolean claims;
  private boolean refused;

  public GradpoetProcessor() {
    this(NetworkCompiler::compile);
  }

  /** A processor with another back end, for tests. */
  GradpoetProcessor(BiFunction<NetworkModel, Boolean, NetworkCompiler.Result> compiler) {
    this.compiler = compiler;
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    pages = new PageFiles(environment);
    claims = OtherProcessors.areAbsent(GradpoetProcessor.class.getClassLoader());
    explanation = EXPLANATIONS.asked(environment);
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    Set<String> types = new LinkedHashSet<>();
    types.add(Network.class.getName());
    // On what it generates itself: to claim it, so that nobody is warned of it.
    types.add("dev.gradpoet.runtime.Generated");
    for (Kind kind : Kinds.all()) {
      types.add(kind.annotation().getName());
    }
    return types;
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(EXPLAIN, PageFiles.DESK);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  /** Claims its annotations if no other processor is there. */
  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // of what nobody claims, javac warns a user
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    // What waits when all is over, waits for a type that does not exist. The compiler reports that
    // better than we could.
    if (!round.processingOver()) {
      if (SourceLevel.suffices(processingEnv.getSourceVersion())) {
        read(annotations, round);
      } else {
        refuse(round);
      }
    }
    return claims;
  }

  /** Reports the source level, once: it is no fault of the network at which it is reported. */
  private void refuse(RoundEnvironment round) {
    for (TypeElement type : ElementFilter.typesIn(round.getElementsAnnotatedWith(Network.class))) {
      if (!refused) {
        report(SourceLevel.tooLow(processingEnv.getSourceVersion(), type));
        refused = true;
      }
    }
  }

  private void read(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    names.addSources(round.getRootElements());
    reportStrayLayers(annotations, round);
    NetworkReader reader =
        new NetworkReader(processingEnv.getElementUtils(), processingEnv.getTypeUtils());
    Map<TypeElement, DeclaredType> pending = new LinkedHashMap<>();
    for (TypeElement type : pending(round)) {
      guard(type, () -> pending.put(type, reader.declaredType(type)));
    }
    // All names before the first network, so that the order of the sources does not matter.
    for (DeclaredType declared : pending.values()) {
      names.addNetwork(declared);
    }
    for (Map.Entry<TypeElement, DeclaredType> each : pending.entrySet()) {
      guard(each.getKey(), () -> process(each.getKey(), each.getValue(), reader));
    }
  }

  /** The networks that wait from an earlier round, then those of this round. */
  private Set<TypeElement> pending(RoundEnvironment round) {
    Set<TypeElement> pending = new LinkedHashSet<>();
    for (String name : deferred) {
      pending.add(processingEnv.getElementUtils().getTypeElement(name));
    }
    deferred.clear();
    pending.addAll(ElementFilter.typesIn(round.getElementsAnnotatedWith(Network.class)));
    return pending;
  }

  private void process(TypeElement type, DeclaredType declared, NetworkReader reader) {
    if (!reader.canRead(type)) {
      deferred.add(declared.qualifiedName());
      return;
    }
    Reading reading = reader.read(type);
    List<Finding> findings = new ArrayList<>(reading.findings());
    Optional<Finding> conflict = names.conflict(declared, type);
    if (conflict.isPresent()) {
      findings.add(conflict.get());
    }
    if (reading.network().isPresent()) {
      for (Problem problem :
          NetworkCheck.check(reading.network().get(), reading.positions().written())) {
        findings.add(reading.positions().locate(problem));
      }
    }
    if (findings.isEmpty()) {
      NetworkCompiler.Result result =
          compiler.apply(reading.network().orElseThrow(), reader.seesVectors(type));
      for (GeneratedClass generated : result.classes()) {
        write(type, declared, generated);
      }
      Objects.requireNonNull(pages).write(declared, type, result.page());
      explain(type, result);
    } else {
      report(findings);
    }
  }

  private void explain(TypeElement type, NetworkCompiler.Result result) {
    if (explanation.isPresent()) {
      String note = explanation.get().equals(NESTS)
          ? result.equations().get()
          : result.explanation().get();
      processingEnv.getMessager().printMessage(Diagnostic.Kind.NOTE, note, type);
    }
  }

  private void write(TypeElement type, DeclaredType declared, GeneratedClass generated) {
    String name = declared.qualifiedName(generated.simpleName());
    try {
      files.write(processingEnv, name, type, generated.text());
    } catch (FilerException e) {
      // Another processor has generated a type of that name.
      report(GeneratedNames.taken(type, name));
    } catch (IOException e) {
      error(
          type, Messages.notWritten(String.join(".", declared.simpleNames()), name, e.toString()));
    }
  }

  /** Looks for the annotations that are there only: a compiler reads the class file of each that it is asked for. */
  private void reportStrayLayers(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    StrayLayers strays = new StrayLayers(processingEnv.getElementUtils());
    Set<Element> methods = new LinkedHashSet<>();
    for (Kind kind : Kinds.all()) {
      for (TypeElement annotation : annotations) {
        if (annotation.getQualifiedName().contentEquals(kind.annotation().getName())) {
          methods.addAll(round.getElementsAnnotatedWith(annotation));
        }
      }
    }
    for (Element method : methods) {
      guard(method, () -> report(strays.check(method)));
    }
  }

  /** A bug of ours must not stop the networks beside {@code element}. */
  private void guard(Element element, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      StringWriter stackTrace = new StringWriter();
      e.printStackTrace(new PrintWriter(stackTrace));
      error(
          element,
          Messages.internalError(element.getSimpleName().toString(), stackTrace.toString()));
    }
  }

  private void report(List<Finding> findings) {
    for (Finding finding : findings) {
      report(finding);
    }
  }

  private void report(Finding finding) {
    finding.report(processingEnv.getMessager());
  }

  private void error(Element element, String message) {
    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, element);
  }
}
