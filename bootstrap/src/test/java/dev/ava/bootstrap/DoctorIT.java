package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ava doctor` from the jar.
class DoctorIT {
  /// Ten seconds, and the start of a JVM on a busy machine.
  private static final Duration SOON = Duration.ofSeconds(40);

  @TempDir private Path folder;

  @Test
  void besideARunningAvaAllIsWellAndWithoutOneItSaysWhatIsMissing() throws Exception {
    var variables =
        Map.of("PORT", String.valueOf(RunningAva.freePort()), "AVA_DATA_DIR", folder.toString());
    try (var ava = AvaProcess.serve(variables);
        var doctor = AvaProcess.run(variables, "doctor")) {
      assertThat(doctor.exitCode()).as(doctor::printed).isZero();
      assertThat(doctor.printed())
          .contains("Can it receive?      yes", "Can it send?         yes")
          .contains("Can people sign in?  yes", "Is it isolated?      yes")
          .contains("WhatsApp is simulated");
      ava.stop();
    }

    try (var alone = AvaProcess.run(variables, "doctor")) {
      assertThat(alone.exitCode()).isEqualTo(1);
      assertThat(alone.printed())
          .contains(
              "Can it receive?      NO", "Can it send?         NO", "Is it isolated?      yes")
          .contains("No Ava is at work on this database.", "Nobody listens at")
          .doesNotContain("\tat ");
    }
  }

  /// Meta in a state in which all is well, and Ava at an address of the internet.
  @Test
  void whereAllIsWellItSaysSoAndElseWhatIsNot() throws Exception {
    try (var meta = new HealthyMeta();
        var ava = RunningAva.start();
        var front = PublicFront.of(ava.url(), folder)) {
      var variables = variables(ava.database().url(), meta.url());
      ava.webhooks().post(Webhooks.text(Api.somePhone(), Webhooks.wamid(), "hello"));
      variables.put("AVA_PUBLIC_URL", "https://" + PublicFront.HOST);
      variables.put("WHATSAPP_APP_SECRET", Webhooks.APP_SECRET);
      variables.put("WHATSAPP_VERIFY_TOKEN", "the-verify-token-of-the-tests");
      variables.put("JDK_JAVA_OPTIONS", front.javaOptions());

      try (var doctor = AvaProcess.run(variables, "doctor", "--roundtrip")) {
        assertThat(doctor.exitCode()).as(doctor::printed).isZero();
        assertThat(doctor.printed())
            .contains(
                """
                Can it receive?      yes
                Can it send?         yes
                Can people sign in?  yes
                May it scale?        yes
                Is it isolated?      yes
                """)
            .contains("A signed webhook to https://ava.example.org/webhook was stored.")
            .contains("Meta delivers to https://ava.example.org/webhook.")
            .doesNotContain("canary", Webhooks.APP_SECRET);
      }

      meta.forgetTheSubscription();
      meta.refuseTheApp();
      try (var doctor = AvaProcess.run(variables, "doctor", "--json")) {
        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.printed())
            .contains("\"id\":\"meta.webhook.app\"", "No app is subscribed to the account")
            .contains("\"id\":\"meta.token\",\"subject\":\"the access token\",\"level\":\"ok\"")
            .contains(
                "\"id\":\"meta.app.secret\",\"subject\":\"the app's secret\",\"level\":\"failed\"")
            .contains("\"question\":\"can_receive\",\"asks\":\"Can it receive?\",\"answer\":\"no\"")
            .contains("\"question\":\"can_send\",\"asks\":\"Can it send?\",\"answer\":\"yes\"")
            .doesNotContain("canary", Webhooks.APP_SECRET);
      }
    }
  }

  @Test
  void againstNothingAtAllItSaysSoSoon() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var variables =
          variables(
              "postgresql://postgres:canary-database@127.0.0.1:%d/ava"
                  .formatted(silent.getLocalPort()),
              "http://127.0.0.1:" + silent.getLocalPort());
      var begun = Instant.now();

      try (var doctor = AvaProcess.run(variables, "doctor")) {
        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(SOON);
        assertThat(doctor.printed())
            .contains("does not answer", "Can people sign in?  NO", "Is it isolated?      unknown")
            .doesNotContain("\tat ")
            .doesNotContain("Exception")
            .doesNotContain("canary");
      }
    }
  }

  @Test
  void beforeTheFirstStartItSaysThatThereIsNoDatabaseYetAndMakesNone() throws Exception {
    var variables =
        Map.of("PORT", String.valueOf(RunningAva.freePort()), "AVA_DATA_DIR", folder.toString());

    try (var doctor = AvaProcess.run(variables, "doctor")) {
      assertThat(doctor.exitCode()).isEqualTo(1);
      assertThat(doctor.printed())
          .contains("Can it receive?      NO", "There is no database in " + folder)
          .doesNotContain("\tat ");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void aWrongCallAndAWrongConfigurationAreMistakes() throws Exception {
    try (var call = AvaProcess.run(Map.of(), "doctor", "--sideways");
        var configuration = AvaProcess.run(Map.of("APP_ENV", "cloud"), "doctor")) {
      assertThat(call.exitCode()).isEqualTo(2);
      assertThat(configuration.exitCode()).isEqualTo(2);
      assertThat(configuration.printed()).contains("DATABASE_URL is missing");
    }
  }

  private Map<String, String> variables(String databaseUrl, String graphUrl) {
    var variables =
        new HashMap<>(RunningAva.variables(RunningAva.freePort(), databaseUrl, graphUrl));
    variables.put("AVA_DATA_DIR", folder.toString());
    variables.put("WHATSAPP_ACCESS_TOKEN", "canary-token");
    variables.put("WHATSAPP_APP_SECRET", "canary-app-secret");
    variables.put("WHATSAPP_VERIFY_TOKEN", "canary-verify-token");
    variables.put("WHATSAPP_BUSINESS_ACCOUNT_ID", "102290129340398");
    variables.put("WHATSAPP_APP_ID", "634974688087057");
    return variables;
  }
}
