package dev.ava.bootstrap;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import io.micronaut.http.annotation.Controller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules of the house. Each is tried on the house, which keeps it, and on a small offender,
/// which must be caught.
class ArchitectureTest {
  private static final List<String> ADAPTERS =
      List.of(
          "rest",
          "webhook",
          "worker",
          "simulator",
          "postgres",
          "metagraph",
          "auth",
          "reply",
          "limits");

  private static final ImportOption NO_TESTS = new ImportOption.DoNotIncludeTests();

  private static final JavaClasses HOUSE_WITH_OFFENDERS =
      new ClassFileImporter().importPackages("dev.ava");

  private static final JavaClasses HOUSE =
      HOUSE_WITH_OFFENDERS.that(describe("are no tests", ArchitectureTest::isOfTheHouse));

  private static boolean isOfTheHouse(JavaClass found) {
    return found
        .getSource()
        .map(source -> Location.of(source.getUri()))
        .filter(location -> NO_TESTS.includes(location) && !location.contains("testkit"))
        .isPresent();
  }

  static Stream<ArchRule> rules() {
    return Stream.of(
        noClasses()
            .that()
            .resideInAPackage("dev.ava.domain..")
            .should()
            .dependOnClassesThat(
                describe(
                    "are neither Java's nor the domain's",
                    used ->
                        !resideInAnyPackage("java..", "org.jspecify..", "dev.ava.domain..")
                            .test(used)))
            .as("The domain depends on nothing but Java and JSpecify"),
        noClasses()
            .that()
            .resideInAPackage("dev.ava.domain..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .as("The domain is told the time"),
        noClasses()
            .that()
            .resideInAPackage("dev.ava.domain..")
            .should()
            .callMethod(UUID.class, "randomUUID")
            .as("The domain is given its ids"),
        noClasses()
            .that(
                describe(
                    "are of the model",
                    type ->
                        type.getPackageName().startsWith("dev.ava.domain")
                            && !type.getPackageName().endsWith(".port")
                            && !type.getPackageName().endsWith(".usecase")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.ava.domain..usecase", "dev.ava.domain..port")
            .as("The model knows neither ports nor use cases"),
        noClasses()
            .that()
            .resideInAPackage("dev.ava.domain..port")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.ava.domain..usecase")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.concurrent..", "org.reactivestreams..", "reactor..")
            .as("Ports are synchronous and know no use case"),
        methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.ava.domain..port")
            .and()
            .areDeclaredInClassesThat()
            .areInterfaces()
            .should()
            .haveModifier(JavaModifier.ABSTRACT)
            .as("Out-ports have no default methods"),
        classes()
            .that()
            .haveSimpleNameEndingWith("Service")
            .and()
            .resideInAPackage("dev.ava.domain..usecase")
            .should()
            .bePackagePrivate()
            .andShould()
            .haveModifier(JavaModifier.FINAL)
            .as("Services are hidden and final"),
        slices()
            .matching("dev.ava.(*)..")
            .that(describe("are adapters", slice -> ADAPTERS.contains(slice.getNamePart(1))))
            .should()
            .notDependOnEachOther()
            .as("Adapters know no other adapter"),
        classes()
            .that()
            .areAnnotatedWith(Controller.class)
            .should()
            .notBePublic()
            .as("Controllers are called by HTTP only"),
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.ava.postgres..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("reactor..", "io.r2dbc..")
            .as("R2DBC and Reactor stay inside the PostgreSQL adapter"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theHouseKeepsTheRule(ArchRule rule) {
    rule.check(HOUSE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void anOffenderIsCaught(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(HOUSE_WITH_OFFENDERS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("offenders");
  }

  @Test
  void everyPackageThatTheRulesNameExists() {
    assertThat(ADAPTERS)
        .allSatisfy(
            adapter ->
                assertThat(HOUSE.that(resideInAnyPackage("dev.ava." + adapter + "..")))
                    .isNotEmpty());
  }
}
