package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.port.Examiner;
import dev.ava.postgres.TestPostgres;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is chosen, every port has exactly one bean behind it.
class WiringTest {
  private static final int KNOWN_PORTS = 30;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          embedded, simulator
          embedded, graph
          url, simulator
          url, graph
          """)
  void everyPortHasOneBean(String database, String whatsApp) throws Exception {
    try (var own = TestPostgres.database();
        var context = AvaServer.context(configuration(database, whatsApp, own.url()))) {
      context.start();

      assertThat(ports()).hasSizeGreaterThanOrEqualTo(KNOWN_PORTS);
      assertThat(ports())
          .filteredOn(port -> !port.isEquivalentTo(Examiner.class))
          .allSatisfy(
              port ->
                  assertThat(beans(context, port)).as("beans of %s", port.getName()).hasSize(1));
      assertThat(context.getBeansOfType(Examiner.class).stream().flatMap(WiringTest::checks))
          .hasSizeGreaterThan(10)
          .doesNotHaveDuplicates();
    }
  }

  private Configuration configuration(String database, String whatsApp, String url) {
    var variables =
        new HashMap<>(RunningAva.variables(RunningAva.freePort(), url, "http://127.0.0.1:9"));
    variables.put("AVA_DATA_DIR", folder.toString());
    if (database.equals("embedded")) {
      variables.remove("DATABASE_URL");
    }
    if (whatsApp.equals("simulator")) {
      variables.remove("WHATSAPP_GRAPH_URL");
    }
    var configuration = Configuration.read(variables);
    assertThat(configuration.properties())
        .containsAllEntriesOf(
            Map.of(
                "ava.database.kind",
                database,
                "ava.simulator.enabled",
                whatsApp.equals("simulator")));
    return configuration;
  }

  private static Stream<Check> checks(Examiner examiner) {
    return examiner.checks().stream();
  }

  private static List<Object> beans(ApplicationContext context, JavaClass port) {
    return List.copyOf(context.getBeansOfType(port.reflect()));
  }

  private static List<JavaClass> ports() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.ava.domain")
            .stream()
            .filter(
                type ->
                    type.getPackageName().endsWith(".port")
                        || type.getPackageName().endsWith(".usecase"))
            .filter(JavaClass::isInterface)
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .toList();
  }
}
