package dev.gradpoet.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Which package may know which: the pipeline points one way. */
@AnalyzeClasses(
    packages = "dev.gradpoet.processor",
    importOptions = ImportOption.DoNotIncludeTests.class)
class PackageRulesTest {
  private static final String ROOT = "dev.gradpoet.processor";
  private static final String EMIT = ROOT + ".emit..";
  private static final String ANNOTATIONS = "dev.gradpoet";
  private static final String JAVAPOET = "com.palantir.javapoet..";

  /** What each package may know of ours, as the rules say. */
  private static final Map<String, Set<String>> KNOWN = new TreeMap<>();

  /** A row of the table in CONTRIBUTING. */
  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-z.]+)` \\|[^|]*\\|([^|]*)\\|$", Pattern.MULTILINE);

  private static final String[] PLAIN_JAVA = {
    "java.lang..", "java.util..", "java.math..", "java.text..", "org.jspecify.annotations.."
  };
  private static final String[] COMPILER = {
    "javax.lang.model..", "javax.annotation.processing..", "javax.tools.."
  };

  @ArchTest
  static final ArchRule SCALAR = knowsOnly("scalar");

  @ArchTest
  static final ArchRule FORMULA = knowsOnly("formula", "scalar");

  @ArchTest
  static final ArchRule NEST = knowsOnly("nest", "formula", "scalar");

  @ArchTest
  static final ArchRule DECLARED = knowsOnly("declared");

  @ArchTest
  static final ArchRule MODEL = knowsOnly("model", "declared", ANNOTATIONS);

  @ArchTest
  static final ArchRule PROBLEM = knowsOnly("problem", "declared", "layer", "scalar", ANNOTATIONS);

  @ArchTest
  static final ArchRule PROGRAM =
      knowsOnly("program", "declared", "formula", "layer", "nest", "scalar");

  @ArchTest
  static final ArchRule KIND =
      knowsOnly("kind", "layer", "model", "nest", "problem", "program", "scalar", ANNOTATIONS);

  @ArchTest
  static final ArchRule LAYER = knowsOnly("layer", "scalar", ANNOTATIONS);

  @ArchTest
  static final ArchRule CHECK =
      knowsOnly("check", "kind", "layer", "model", "nest", "problem", "program", ANNOTATIONS);

  @ArchTest
  static final ArchRule READ =
      knowsOnly("read", COMPILER, "declared", "kind", "model", "problem", ANNOTATIONS);

  @ArchTest
  static final ArchRule DERIVE =
      knowsOnly("derive", "kind", "layer", "model", "nest", "program", "scalar", ANNOTATIONS);

  @ArchTest
  static final ArchRule PLAN = knowsOnly("plan", "declared", "nest", "program", "scalar");

  private static final String[] FILES = {"java.io..", "java.nio..", "java.security.."};

  @ArchTest
  static final ArchRule DESK = knowsOnly(
      "desk",
      FILES,
      "declared",
      "derive",
      "emit",
      "emit.kernel",
      "formula",
      "layer",
      "model",
      "nest",
      "plan",
      "program",
      "scalar",
      ANNOTATIONS);

  @ArchTest
  static final ArchRule NOBODY_KNOWS_THE_DESK_BUT_THE_PIPELINE = noClasses()
      .that()
      .resideOutsideOfPackages(ROOT, ROOT + ".desk")
      .should()
      .dependOnClassesThat()
      .resideInAPackage(ROOT + ".desk");

  /** What it writes, it knows of programs, not of declarations or kinds of layers. */
  @ArchTest
  static final ArchRule EMIT_KNOWS_PROGRAMS_ONLY = noClasses()
      .that()
      .resideInAPackage(EMIT)
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(
          ANNOTATIONS,
          ROOT + ".check",
          ROOT + ".derive",
          ROOT + ".kind",
          ROOT + ".model",
          ROOT + ".problem",
          ROOT + ".read");

  @ArchTest
  static final ArchRule EMIT_KNOWS_NOTHING_OF_THE_COMPILER_BUT_MODIFIERS = noClasses()
      .that()
      .resideInAPackage(EMIT)
      .should()
      .dependOnClassesThat(DescribedPredicate.describe(
          "are of the compiler, but Modifier",
          type -> isOfCompiler(type) && !type.isEquivalentTo(Modifier.class)));

  @ArchTest
  static final ArchRule ONLY_EMIT_KNOWS_JAVAPOET = noClasses()
      .that()
      .resideOutsideOfPackage(EMIT)
      .should()
      .dependOnClassesThat()
      .resideInAPackage(JAVAPOET);

  @ArchTest
  static final ArchRule ONLY_THE_FRONT_KNOWS_THE_COMPILER = noClasses()
      .that()
      .resideOutsideOfPackages(ROOT, ROOT + ".read", EMIT)
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(COMPILER);

  /** It runs in the user's compiler, where the runtime of the network need not be. */
  @ArchTest
  static final ArchRule NOTHING_KNOWS_THE_RUNTIME =
      noClasses().should().dependOnClassesThat().resideInAPackage("dev.gradpoet.runtime..");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_CYCLES_IN_EMIT =
      slices().matching(ROOT + ".emit.(*)").should().beFreeOfCycles();

  /** Slices have no place for the tables of contents themselves. */
  @ArchTest
  static final ArchRule NO_LOWERING_KNOWS_THE_TABLE_OF_CONTENTS = noClasses()
      .that()
      .resideInAPackage(ROOT + ".emit.*")
      .should()
      .dependOnClassesThat()
      .resideInAPackage(ROOT + ".emit");

  /** But for what is not ours, as the compiler's model, which it has as code. */
  @ArchTest
  static void tableForContributorsSaysTheSame(JavaClasses classes) throws IOException {
    Map<String, Set<String>> written = new TreeMap<>();
    ROW.matcher(Files.readString(Path.of("..", "CONTRIBUTING.md"))).results().forEach(row -> {
      if (KNOWN.containsKey(row.group(1))) {
        written.put(
            row.group(1),
            Stream.of(row.group(2).strip().split(", "))
                .filter(name -> !name.startsWith("`") && !name.equals("nothing"))
                .collect(Collectors.toCollection(TreeSet::new)));
      }
    });
    assertThat(written).isEqualTo(KNOWN);
  }

  private static ArchRule knowsOnly(String own, String... others) {
    return knowsOnly(own, new String[0], others);
  }

  private static ArchRule knowsOnly(String own, String[] outside, String... others) {
    KNOWN.put(
        own,
        Stream.of(others)
            .map(name -> name.equals(ANNOTATIONS) ? "annotations" : name)
            .collect(Collectors.toCollection(TreeSet::new)));
    String[] packages = Stream.concat(Stream.of(own), Arrays.stream(others))
        .map(name -> name.equals(ANNOTATIONS) ? name : ROOT + "." + name)
        .toArray(String[]::new);
    String[] allowed =
        Stream.of(packages, outside, PLAIN_JAVA).flatMap(Arrays::stream).toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(ROOT + "." + own)
        .should()
        .onlyDependOnClassesThat(DescribedPredicate.describe(
            "reside in " + Arrays.toString(allowed),
            type ->
                JavaClass.Predicates.resideInAnyPackage(allowed).test(type.getBaseComponentType())
                    || type.getBaseComponentType().isPrimitive()));
  }

  private static boolean isOfCompiler(JavaClass type) {
    return JavaClass.Predicates.resideInAnyPackage(COMPILER).test(type);
  }
}
