package dev.gradpoet.runs;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** Which package may know which. */
@AnalyzeClasses(
    packages = "dev.gradpoet.runs",
    importOptions = ImportOption.DoNotIncludeTests.class)
class PackageRulesTest {

  /** A rule knows no file, and a file no rule: what a rule keeps is part of the run. */
  @ArchTest
  static final ArchRule APART = slices()
      .matching("dev.gradpoet.runs.(*)..")
      .should()
      .notDependOnEachOther()
      .ignoreDependency(
          resideInAPackage("dev.gradpoet.runs.."), resideInAPackage("dev.gradpoet.runs.internal"));

  @ArchTest
  static final ArchRule NO_DEPENDENCY = ArchRuleDefinition.classes()
      .should()
      .onlyDependOnClassesThat()
      .resideInAnyPackage("java..", "dev.gradpoet.runs..", "dev.gradpoet.runtime..");
}
