package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.ava.bootstrap.doctor.Doctor;
import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.Level;
import dev.ava.domain.diagnosis.usecase.Diagnose;
import dev.ava.domain.shared.Caller;
import dev.ava.postgres.TestPostgres;
import dev.ava.simulator.DiagnosisJson;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The diagnosis with everything that it examines, and with nothing.
class DoctorScenarioTest {
  private static final List<String> SECRETS =
      List.of(
          "canary-database",
          "canary-user-password",
          "canary-service-password",
          "canary-token",
          "canary-app-secret",
          "canary-verify-token");

  @TempDir private Path folder;

  @Test
  void whereverAFaultQuotesThemNoSecretIsSaid() throws Exception {
    try (var database = TestPostgres.database();
        var parrot = new Parrot()) {
      for (var url :
          List.of(
              database.url(),
              "postgresql://postgres:canary-database@127.0.0.1:9/ava",
              "postgresql://db.invalid/ava?password=canary-database&sslpassword=canary-database")) {
        var variables = variables(url, parrot.url());
        variables.put("AVA_PUBLIC_URL", parrot.url());

        var said = said(variables, true);

        assertThat(parrot.heard()).contains("canary-token", "canary-app-secret");
        assertThat(said).contains("Refused");
        for (var secret : SECRETS) {
          assertThat(said).doesNotContain(secret);
        }
      }
    }
  }

  @Test
  void withNothingThereItSaysSoSoonAndInPlainWords() throws IOException {
    var begun = Instant.now();

    var said = said(variables("postgresql://db.invalid/ava", "https://graph.invalid"), false);

    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(20));
    assertThat(said)
        .contains("graph.invalid leads nowhere", "db.invalid leads nowhere", "Nobody listens")
        .doesNotContain("Exception")
        .doesNotContain("\tat ");
  }

  @Test
  void aRunningAvaShowsItsDiagnosisInLocal() throws Exception {
    try (var ava = RunningAva.start()) {
      var report = ava.api().get("/dev/doctor");

      assertThat(report.status()).isEqualTo(200);
      assertThat(report.json().get("verdicts").size()).isEqualTo(5);
      assertThat(report.response().body())
          .contains("\"queues.nodes\"", "\"webhook.challenge\"", "\"database.row_security\"")
          .doesNotContain("the-access-token-of-the-tests")
          .doesNotContain(Webhooks.APP_SECRET);
    }
  }

  @Test
  void aRunningAvaIsFoundWellWhereItCanBe() throws Exception {
    try (var ava = RunningAva.start()) {
      ava.webhooks().post(Webhooks.text(Api.somePhone(), Webhooks.wamid(), "hello"));
      await().until(() -> !ava.sql("select node from ava.nodes").isEmpty());
      var diagnose = ava.server().beans().getBean(Diagnose.class);

      var found = findings(diagnose.diagnose(new Diagnose.Command(Caller.Service.OPERATOR, true)));

      assertThat(found)
          .filteredOn(finding -> finding.level() == Level.OK)
          .extracting(Finding::check)
          .contains(
              Check.DATABASE,
              Check.SCHEMA,
              Check.LOGINS,
              Check.ROW_SECURITY,
              Check.TLS,
              Check.CLOCK,
              Check.NODES,
              Check.NUMBER_STANDING,
              Check.LAST_WEBHOOK,
              Check.CHALLENGE,
              Check.DELIVERY,
              Check.FORGERY,
              Check.SIGN_IN_KEYS,
              TestSignIn.isBuiltIn() ? Check.SIGN_IN_KEY_FILE : Check.SIGN_IN_SECRET);
    }
  }

  private static Set<Finding> findings(Diagnose.Outcome outcome) {
    return outcome.verdicts().stream()
        .flatMap(verdict -> verdict.findings().stream())
        .collect(Collectors.toSet());
  }

  private static String said(Map<String, String> variables, boolean isRoundTrip)
      throws IOException {
    try (Doctor doctor = DoctorAccess.open(variables)) {
      var outcome =
          doctor.diagnose().diagnose(new Diagnose.Command(Caller.Service.OPERATOR, isRoundTrip));
      return new String(
          JsonMapper.createDefault().writeValueAsBytes(DiagnosisJson.of(outcome)),
          StandardCharsets.UTF_8);
    }
  }

  private Map<String, String> variables(String databaseUrl, String graphUrl) {
    var variables = new HashMap<String, String>();
    variables.put("PORT", String.valueOf(RunningAva.freePort()));
    variables.put("AVA_DATA_DIR", folder.toString());
    variables.put("DATABASE_URL", databaseUrl);
    variables.put("DATABASE_PASSWORD", "canary-database");
    variables.put("DATABASE_AVA_USER_PASSWORD", "canary-user-password");
    variables.put("DATABASE_AVA_SERVICE_PASSWORD", "canary-service-password");
    variables.put("WHATSAPP_GRAPH_URL", graphUrl);
    variables.put("WHATSAPP_ACCESS_TOKEN", "canary-token");
    variables.put("WHATSAPP_APP_SECRET", "canary-app-secret");
    variables.put("WHATSAPP_VERIFY_TOKEN", "canary-verify-token");
    variables.put("WHATSAPP_PHONE_NUMBER_ID", "106540352242922");
    variables.put("WHATSAPP_BUSINESS_ACCOUNT_ID", "102290129340398");
    variables.put("WHATSAPP_APP_ID", "634974688087057");
    return variables;
  }

  /// Refuses everything and quotes everything that it was shown, as an error of Meta's.
  private static final class Parrot implements AutoCloseable {
    private final StringBuffer heard = new StringBuffer();
    private final HttpServer server;

    Parrot() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
      server.createContext(
          "/",
          exchange -> {
            var said =
                exchange.getRequestURI() + " " + exchange.getRequestHeaders().get("Authorization");
            heard.append(said);
            var bytes =
                "{\"error\":{\"message\":\"Refused %s\",\"code\":1}}"
                    .formatted(said)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(400, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      server.start();
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String heard() {
      return heard.toString();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
