package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.port.Examiner;
import dev.ava.domain.shared.port.Allowances;
import dev.ava.postgres.TestPostgres;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is chosen, every port has exactly one bean behind it.
class WiringTest {
  private static final int KNOWN_PORTS = 30;

  @TempDir private Path folder;

  /// Every combination of the adapters that there are.
  static Stream<Arguments> combinations() {
    return Stream.of("embedded", "url")
        .flatMap(
            database ->
                Stream.of("simulator", "graph")
                    .flatMap(
                        whatsApp ->
                            Stream.of("local", "supabase")
                                .flatMap(
                                    signIn ->
                                        Stream.of("echo")
                                            .map(
                                                reply ->
                                                    arguments(
                                                        database, whatsApp, signIn, reply)))));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void everyPortHasOneBean(String database, String whatsApp, String signIn, String reply)
      throws Exception {
    try (var own = TestPostgres.database()) {
      var variables = variables(database, whatsApp, signIn, reply, own.url());
      if (database.equals("embedded") && signIn.equals("supabase")) {
        assertThat(Profile.of(variables).problems())
            .singleElement(InstanceOfAssertFactories.STRING)
            .startsWith("DATABASE_URL is missing");
        return;
      }
      var configuration = Configuration.read(variables);
      assertThat(configuration.properties())
          .containsEntry("ava.database.kind", database)
          .containsEntry("ava.simulator.enabled", whatsApp.equals("simulator"))
          .containsEntry("ava.sign-in.kind", signIn)
          .containsEntry("ava.reply.kind", reply);
      try (var context = AvaServer.context(configuration)) {
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
  }

  @ParameterizedTest
  @CsvSource({
    "memory, MemoryAllowances",
    "postgres, FallbackAllowances",
    "off, NoAllowances",
  })
  void oneBeanCountsWhoAsksTooMuch(String kind, String bean) throws Exception {
    try (var own = TestPostgres.database()) {
      var variables = variables("url", "graph", "local", "echo", own.url());
      variables.put("AVA_RATE_LIMITS", kind);
      try (var context = AvaServer.context(Configuration.read(variables))) {
        context.start();

        assertThat(context.getBeansOfType(Allowances.class))
            .singleElement()
            .satisfies(found -> assertThat(found.getClass().getSimpleName()).isEqualTo(bean));
      }
    }
  }

  /// The combinations above are all that there are.
  @Test
  void noAdapterIsLeftOut() {
    var offered =
        Stream.of("AVA_SIGN_IN", "AVA_REPLY", "AVA_RATE_LIMITS")
            .flatMap(variable -> Profile.of(Map.of(variable, "no such thing")).problems().stream())
            .filter(problem -> problem.contains("must be one of"));

    assertThat(offered)
        .containsExactly(
            "AVA_SIGN_IN must be one of: local, supabase.",
            "AVA_REPLY must be one of: echo.",
            "AVA_RATE_LIMITS must be one of: memory, postgres, off.");
  }

  private Map<String, String> variables(
      String database, String whatsApp, String signIn, String reply, String url) {
    var variables =
        new HashMap<>(RunningAva.variables(RunningAva.freePort(), url, "http://127.0.0.1:9"));
    variables.put("AVA_DATA_DIR", folder.toString());
    variables.put("AVA_REPLY", reply);
    variables.put("AVA_SIGN_IN", signIn);
    variables.put("SUPABASE_URL", "http://127.0.0.1:9");
    variables.put("SUPABASE_ANON_KEY", "sb_publishable_abc");
    variables.put("SUPABASE_SERVICE_ROLE_KEY", "sb_secret_abc");
    if (database.equals("embedded")) {
      variables.remove("DATABASE_URL");
    }
    if (whatsApp.equals("simulator")) {
      variables.remove("WHATSAPP_GRAPH_URL");
    }
    return variables;
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
