package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.ava.postgres.TestPostgres;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
          embedded, simulator, local
          embedded, graph, local
          url, simulator, local
          url, graph, local
          url, simulator, supabase
          url, graph, supabase
          """)
  void everyPortHasOneBean(String database, String whatsApp, String signIn) throws Exception {
    try (var own = TestPostgres.database();
        var context = AvaServer.context(configuration(database, whatsApp, signIn, own.url()))) {
      context.start();

      assertThat(ports()).hasSizeGreaterThanOrEqualTo(KNOWN_PORTS);
      assertThat(ports())
          .allSatisfy(
              port ->
                  assertThat(beans(context, port)).as("beans of %s", port.getName()).hasSize(1));
    }
  }

  private Configuration configuration(
      String database, String whatsApp, String signIn, String url) {
    var variables =
        new HashMap<>(RunningAva.variables(RunningAva.freePort(), url, "http://127.0.0.1:9"));
    variables.put("AVA_DATA_DIR", folder.toString());
    variables.put("AVA_SIGN_IN", signIn);
    variables.put("SUPABASE_URL", "http://127.0.0.1:9");
    variables.put("SUPABASE_ANON_KEY", "sb_publishable_abc");
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
                whatsApp.equals("simulator"),
                "ava.sign-in.kind",
                signIn));
    return configuration;
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
