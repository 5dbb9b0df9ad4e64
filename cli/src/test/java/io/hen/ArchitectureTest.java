package io.hen;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/** The walls of the house. The command line sees every module, so they are checked from here. */
@AnalyzeClasses(packages = "io.hen", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule modulesDependOneWay =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("core")
          .definedBy("io.hen.core..")
          .layer("memory")
          .definedBy("io.hen.memory..")
          .layer("encoders")
          .definedBy("io.hen.encoders..")
          .layer("minilm")
          .definedBy("io.hen.minilm..")
          .layer("experiments")
          .definedBy("io.hen.experiments..")
          .layer("server")
          .definedBy("io.hen.server..")
          .layer("cli")
          .definedBy("io.hen.cli..")
          .whereLayer("core")
          .mayNotAccessAnyLayer()
          .whereLayer("memory")
          .mayOnlyAccessLayers("core")
          .whereLayer("encoders")
          .mayOnlyAccessLayers("core", "memory")
          .whereLayer("minilm")
          .mayOnlyAccessLayers("core", "memory", "encoders")
          .whereLayer("experiments")
          .mayOnlyAccessLayers("core", "memory", "encoders")
          .whereLayer("server")
          .mayOnlyAccessLayers("core", "memory", "encoders")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule coreNeedsNothingButTheJdk =
      classes()
          .that()
          .resideInAPackage("io.hen.core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.hen.core..",
              "java..",
              "com.sun.management..", // of the JDK's module jdk.management
              "jdk.incubator.vector..",
              "org.jspecify.annotations..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.hen.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheSimdKernelsKnowTheVectorModule =
      noClasses()
          .that()
          .haveNameNotMatching("io\\.hen\\.core\\.kernel\\.SimdKernels.*")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator.vector..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheEncodersKnowOnnxRuntime =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.hen.encoders..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.onnxruntime..")
          .allowEmptyShould(true);

  /** NullAway checks only what is marked: a package without the mark would go unchecked. */
  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses classes) {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : classes) {
      if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
        unmarked.add(type.getPackageName());
      }
    }
    assertThat(unmarked).as("packages whose package-info.java lacks @NullMarked").isEmpty();
  }
}
