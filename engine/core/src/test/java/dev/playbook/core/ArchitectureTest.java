package dev.playbook.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** The decisions that the compiler cannot hold. */
final class ArchitectureTest {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.playbook.core");

  @Test
  void layersOnlyLookDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("engine")
        .definedBy("dev.playbook.core")
        .layer("report")
        .definedBy("..core.report..")
        .layer("journal")
        .definedBy("..core.journal..")
        .layer("run")
        .definedBy("..core.run..")
        .layer("baseline")
        .definedBy("..core.baseline..")
        .layer("trigger")
        .definedBy("..core.trigger..")
        .layer("plan")
        .definedBy("..core.plan..")
        .layer("activity")
        .definedBy("..core.activity..")
        .layer("load")
        .definedBy("..core.load..")
        .layer("input")
        .definedBy("..core.input..")
        .layer("catalog")
        .definedBy("..core.catalog..")
        .layer("template")
        .definedBy("..core.template..")
        .layer("expression")
        .definedBy("..core.expression..")
        .layer("model")
        .definedBy("..core.model..")
        .layer("source")
        .definedBy("..core.source..")
        .whereLayer("engine")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("engine")
        .whereLayer("journal")
        .mayOnlyBeAccessedByLayers("engine", "report")
        .whereLayer("run")
        .mayOnlyBeAccessedByLayers("engine", "report", "journal")
        .whereLayer("baseline")
        .mayOnlyBeAccessedByLayers("engine")
        .whereLayer("trigger")
        .mayOnlyBeAccessedByLayers("engine")
        .whereLayer("plan")
        .mayOnlyBeAccessedByLayers("engine", "report", "journal", "run")
        .whereLayer("activity")
        .mayOnlyBeAccessedByLayers(
            "engine", "report", "journal", "run", "baseline", "trigger", "plan")
        .whereLayer("load")
        .mayOnlyBeAccessedByLayers("engine", "run", "plan")
        .whereLayer("input")
        .mayOnlyBeAccessedByLayers("engine", "plan", "load")
        .because("a lower layer that knows a higher one cannot be understood without it")
        .check(CORE);
  }

  @Test
  void thePolicyHasNoClockNoThreadAndNoInput() {
    noClasses()
        .that()
        .haveSimpleName("Navigator")
        .or()
        .haveSimpleName("Conclusion")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio..", "java.util.concurrent..")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .because(
            "what comes next must follow from the events alone, or resume would decide otherwise")
        .check(CORE);
  }

  @Test
  void onlyLintKnowsLint() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..core.load.lint..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..core.load.lint..")
        .because("no other command shall load its classes")
        .check(CORE);
  }

  @Test
  void nothingInTheEngineLogs() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..")
        .because("events say everything; a log would be a second truth")
        .check(CORE);
  }

  @Test
  void nobodyBindsAgainstTheOldJackson() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson.databind..")
        .because("it is only there for the Docker client")
        .check(CORE);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .because("such a name says that nobody has found out what it is")
        .check(CORE);
  }

  @Test
  void classesAreFinalUnlessTheyAreMadeToBeExtended() {
    classes()
        .that()
        .areTopLevelClasses()
        .and()
        .areNotInterfaces()
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .and()
        .areNotEnums()
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .haveModifier(JavaModifier.FINAL)
        .because("the engine is put together, not inherited from")
        .check(CORE);
  }
}
