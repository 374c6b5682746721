package io.riverprint.test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the house, over everything that is shipped. No violation is frozen. */
final class ArchitectureTest {
  private static final String US = "io.riverprint..";
  private static final String CORE = "io.riverprint.core..";
  private static final String TRAINER = "io.riverprint.trainer..";
  private static final String JOB = "io.riverprint.job..";
  private static final String CONSOLE = "io.riverprint.console..";
  private static final String LOCAL = "io.riverprint.local..";
  private static final String SCHEMA = "io.riverprint.schema..";

  private static final JavaClasses SHIPPED =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.riverprint");

  /** What javac made of the Avro schemas is not ours to shape. */
  private static final DescribedPredicate<JavaClass> OURS =
      DescribedPredicate.describe(
          "written by us", type -> !type.getPackageName().equals("io.riverprint.schema.wire.avro"));

  @ParameterizedTest
  @ValueSource(strings = {SCHEMA, CORE, TRAINER, JOB, CONSOLE, LOCAL})
  void everyModuleIsLookedAt(String module) {
    assertThat(SHIPPED.that(resideInAPackage(module)).size()).isGreaterThan(10);
  }

  @Test
  void theCoreKnowsNeitherFlinkNorKafka() {
    classes()
        .that()
        .resideInAPackage(CORE)
        .and()
        .resideOutsideOfPackages("io.riverprint.core.bundle..", "io.riverprint.core.torch..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..", "jdk.incubator.vector..", "org.jspecify..", "org.slf4j..", SCHEMA, CORE))
        .check(SHIPPED);
  }

  @Test
  void onlyBundlesReadJsonInTheCore() {
    classes()
        .that()
        .resideInAPackage("io.riverprint.core.bundle..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..", "org.jspecify..", "org.slf4j..", SCHEMA, CORE, "com.fasterxml.jackson.."))
        .check(SHIPPED);
  }

  @Test
  void onlyTorchKnowsTheNativeEngineInTheCore() {
    classes()
        .that()
        .resideInAPackage("io.riverprint.core.torch..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "org.jspecify..", "org.slf4j..", SCHEMA, CORE, "ai.djl.."))
        .check(SHIPPED);
  }

  @Test
  void modulesDependInOneDirection() {
    depend(SCHEMA, CORE, TRAINER, JOB, CONSOLE, LOCAL);
    depend(CORE, TRAINER, JOB, CONSOLE, LOCAL);
    depend(TRAINER, JOB, CONSOLE, LOCAL);
    depend(JOB, TRAINER, CONSOLE, LOCAL);
    depend(CONSOLE, TRAINER, JOB, LOCAL);
  }

  private static void depend(String module, String... not) {
    noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(not)
        .check(SHIPPED);
  }

  @Test
  void onlyTheWireKnowsAvro() {
    reserve("org.apache.avro..", "io.riverprint.schema.wire..");
  }

  /** {@code local} starts a cluster of its own for the demo and the bench. */
  @Test
  void onlyTheJobAndItsLocalRunKnowFlink() {
    reserve("org.apache.flink..", JOB, LOCAL);
  }

  /** {@code job} itself: the ends' settings, and the check of the brokers' limits at start. */
  @Test
  void onlyTheEndsKnowKafka() {
    reserve(
        "org.apache.kafka..",
        "io.riverprint.trainer.log..",
        "io.riverprint.trainer.publish..",
        "io.riverprint.job.in..",
        "io.riverprint.job.out..",
        "io.riverprint.job",
        "io.riverprint.console.follow..",
        LOCAL);
  }

  @Test
  void onlyTheConsolesDoorKnowsTheHttpServer() {
    reserve("io.javalin..", "io.riverprint.console.web..");
    reserve("org.eclipse.jetty..", "io.riverprint.console.web..");
    reserve("jakarta.servlet..", "io.riverprint.console.web..");
  }

  /** The job tunes it; the console keeps profiles in it. */
  @Test
  void onlyTheJobAndWhatTheConsoleKeepsKnowRocksDb() {
    reserve("org.rocksdb..", JOB, "io.riverprint.console.keep..");
  }

  private static void reserve(String library, String... places) {
    noClasses()
        .that()
        .resideInAPackage(US)
        .and()
        .resideOutsideOfPackages(places)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(SHIPPED);
  }

  @Test
  void onlyOnePackageTouchesStateHandles() {
    noClasses()
        .that()
        .resideInAPackage(JOB)
        .and()
        .resideOutsideOfPackage("io.riverprint.job.state..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.apache.flink.api.common.state..")
                .and(
                    DescribedPredicate.describe(
                        "hold state", type -> type.getSimpleName().endsWith("State"))))
        .check(SHIPPED);
  }

  /** Flink sends functions over the wire: what is not final must not travel. */
  @Test
  void fieldsOfWhatFlinkSendsAreFinalOrTransient() {
    fields()
        .that()
        .areDeclaredInClassesThat(
            assignableTo(Serializable.class).and(resideInAPackage(JOB)).and(notThrowable()))
        .and()
        .areNotStatic()
        .should(
            ArchCondition.from(
                DescribedPredicate.<JavaField>describe(
                    "be final or transient",
                    field -> has(field, JavaModifier.FINAL) || has(field, JavaModifier.TRANSIENT))))
        .check(SHIPPED);
  }

  @Test
  void noStaticFieldCanBeSet() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat(OURS)
        .should(
            ArchCondition.from(
                DescribedPredicate.<JavaField>describe(
                    "be final or the compiler's own",
                    field -> has(field, JavaModifier.FINAL) || has(field, JavaModifier.SYNTHETIC))))
        .check(SHIPPED);
  }

  @Test
  void classesAreFinalOrAbstract() {
    classes()
        .that(OURS)
        .and()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .areNotAnonymousClasses()
        .should(
            ArchCondition.from(
                DescribedPredicate.<JavaClass>describe(
                    "be final or abstract",
                    type ->
                        type.getModifiers().contains(JavaModifier.FINAL)
                            || type.getModifiers().contains(JavaModifier.ABSTRACT)
                            || type.getModifiers().contains(JavaModifier.SYNTHETIC))))
        .check(SHIPPED);
  }

  @Test
  void timeAndChanceAreGivenAndNeverFetched() {
    noClasses()
        .that()
        .resideInAPackage(US)
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(ThreadLocalRandom.class, "current")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .callConstructor(SplittableRandom.class)
        .check(SHIPPED);
  }

  @Test
  void onlyTheCommandLineHasAClockOfItsOwn() {
    noClasses()
        .that()
        .resideInAPackage(US)
        .and()
        .resideOutsideOfPackage("io.riverprint.local.cli..")
        .should()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .check(SHIPPED);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .that(OURS)
        .should()
        .haveNameMatching(".*(Impl|Utils?|Helper|Manager)")
        .check(SHIPPED);
  }

  @Test
  void packagesFormNoCircles() {
    slices().matching("io.riverprint.(**)").should().beFreeOfCycles().check(SHIPPED);
  }

  private static boolean has(JavaField field, JavaModifier modifier) {
    return field.getModifiers().contains(modifier);
  }

  private static DescribedPredicate<JavaClass> notThrowable() {
    return DescribedPredicate.not(assignableTo(Throwable.class));
  }
}
