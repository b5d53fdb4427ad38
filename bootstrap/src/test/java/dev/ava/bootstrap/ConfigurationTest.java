package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
  private static final Map<String, String> CLOUD =
      Map.of(
          "APP_ENV", "cloud",
          "AVA_PUBLIC_URL", "https://ava.example.org",
          "AVA_SIGN_IN", "local",
          "DATABASE_URL", "postgresql://postgres:canary-database@db.example.org/ava",
          "WHATSAPP_ACCESS_TOKEN", "canary-token",
          "WHATSAPP_APP_SECRET", "canary-secret",
          "WHATSAPP_VERIFY_TOKEN", "canary-verify",
          "WHATSAPP_PHONE_NUMBER_ID", "106540352242922");

  @Test
  void aLaptopNeedsNoVariable() {
    var configuration = Configuration.read(Map.of());

    assertThat(configuration.properties())
        .containsEntry("ava.database.kind", "embedded")
        .containsEntry("ava.simulator.enabled", true)
        .containsEntry("ava.whatsapp.graph-url", "http://localhost:8080/dev/graph")
        .containsEntry("micronaut.server.port", 8080);
  }

  @Test
  void everyStartOfTheSimulatorHasSecretsOfItsOwn() {
    var first = Configuration.read(Map.of()).properties();
    var second = Configuration.read(Map.of()).properties();

    assertThat(first.get("ava.whatsapp.app-secret"))
        .isNotEqualTo(second.get("ava.whatsapp.app-secret"));
  }

  @Test
  void theCloudTakesWhatItIsGiven() {
    var configuration = Configuration.read(CLOUD);

    assertThat(configuration.properties())
        .containsEntry("ava.database.kind", "url")
        .containsEntry("ava.database.migrate-on-start", "false")
        .containsEntry("ava.simulator.enabled", false)
        .containsEntry("ava.whatsapp.graph-url", "https://graph.facebook.com")
        .containsEntry("ava.sign-in.issuer", "https://ava.example.org/auth/v1")
        .doesNotContainKey("ava.whatsapp.resend-unknown-after");
  }

  @Test
  void aNumberSendsAsFastAsMetaAllowsUnlessItIsTold() {
    var variables = new HashMap<>(CLOUD);
    variables.put("WHATSAPP_MESSAGES_PER_SECOND", "1000");
    variables.put("WHATSAPP_RECIPIENT_INTERVAL", "PT0.5S");
    variables.put("WHATSAPP_RECIPIENT_BURST", "3");
    variables.put("WHATSAPP_UNKNOWN_PATIENCE", "PT5M");

    assertThat(Configuration.read(CLOUD).properties())
        .containsEntry("ava.whatsapp.messages-per-second", 80)
        .containsEntry("ava.whatsapp.recipient-interval", Duration.ofSeconds(6))
        .containsEntry("ava.whatsapp.recipient-burst", 45)
        .doesNotContainKey("ava.whatsapp.unknown-patience");
    assertThat(Configuration.read(variables).properties())
        .containsEntry("ava.whatsapp.messages-per-second", 1_000)
        .containsEntry("ava.whatsapp.recipient-interval", Duration.ofMillis(500))
        .containsEntry("ava.whatsapp.recipient-burst", 3)
        .containsEntry("ava.whatsapp.unknown-patience", Duration.ofMinutes(5));
  }

  @Test
  void theCloudSaysEverythingThatIsMissingAtOnce() {
    assertThatThrownBy(() -> Configuration.read(Map.of("APP_ENV", "cloud")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContainingAll(
            "AVA_PUBLIC_URL",
            "DATABASE_URL",
            "SUPABASE_URL",
            "SUPABASE_ANON_KEY",
            "WHATSAPP_ACCESS_TOKEN",
            "WHATSAPP_APP_SECRET",
            "WHATSAPP_VERIFY_TOKEN",
            "WHATSAPP_PHONE_NUMBER_ID");
  }

  @Test
  void aLocalAvaThatTalksToMetaNeedsTheAppSecret() {
    assertThatThrownBy(
            () -> Configuration.read(Map.of("WHATSAPP_GRAPH_URL", "https://graph.facebook.com")))
        .asInstanceOf(InstanceOfAssertFactories.type(BadConfiguration.class))
        .extracting(BadConfiguration::problems)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          APP_ENV, staging, APP_ENV must be one of
          PORT, http, PORT must be a number
          PORT, 0, PORT must be a number
          PORT, 65536, PORT must be a number
          AVA_PUBLIC_URL, ava.example.org, AVA_PUBLIC_URL must be a URL
          AVA_PUBLIC_URL, http://ava.example.org, AVA_PUBLIC_URL must be the https
          AVA_BCRYPT_COST, 3, AVA_BCRYPT_COST must be a number
          AVA_SIGN_IN, oauth, AVA_SIGN_IN must be one of
          AVA_REPLY, oracle, AVA_REPLY must be one of
          DATABASE_URL, db.example.org, DATABASE_URL must look like
          DATABASE_URL, postgresql://db.example.org, DATABASE_URL must look like
          WHATSAPP_BUSINESS_NUMBER, 015112345678, WHATSAPP_BUSINESS_NUMBER is wrong
          AVA_MIGRATE_ON_START, maybe, AVA_MIGRATE_ON_START must be one of
          WHATSAPP_LINKING, ask, WHATSAPP_LINKING must be one of
          WHATSAPP_LINK_CODE_LIFETIME, 15 minutes, WHATSAPP_LINK_CODE_LIFETIME must be a time span
          WHATSAPP_RESEND_UNKNOWN_AFTER, PT0S, WHATSAPP_RESEND_UNKNOWN_AFTER must be a time span
          WHATSAPP_UNKNOWN_PATIENCE, a while, WHATSAPP_UNKNOWN_PATIENCE must be a time span
          WHATSAPP_MESSAGES_PER_SECOND, 0, WHATSAPP_MESSAGES_PER_SECOND must be a number from 1 to 1000
          WHATSAPP_MESSAGES_PER_SECOND, 1001, WHATSAPP_MESSAGES_PER_SECOND must be a number
          WHATSAPP_RECIPIENT_INTERVAL, 6s, WHATSAPP_RECIPIENT_INTERVAL must be a time span
          WHATSAPP_RECIPIENT_BURST, many, WHATSAPP_RECIPIENT_BURST must be a number from 1 to 1000
          WHATSAPP_GRAPH_URL, http://graph.example.org, WHATSAPP_GRAPH_URL must begin with https
          """)
  void aWrongValueIsNamedWithWhatWouldBeRight(String variable, String value, String problem) {
    var variables = new HashMap<>(CLOUD);
    variables.put(variable, value);

    assertThatThrownBy(() -> Configuration.read(variables)).hasMessageContaining(problem);
  }

  @Test
  void theCloudSignsPeopleInThroughSupabase() {
    var variables = supabase();
    variables.put("SUPABASE_SERVICE_ROLE_KEY", "sb_secret_canary");
    variables.put("SUPABASE_JWT_SECRET", "canary-canary-canary-canary-canary");

    var configuration = Configuration.read(variables);

    assertThat(configuration.properties())
        .containsEntry("ava.sign-in.kind", "supabase")
        .containsEntry("ava.supabase.url", "https://abc.supabase.co")
        .containsEntry("ava.supabase.anon-key", "sb_publishable_canary")
        .containsEntry("ava.supabase.service-key", "sb_secret_canary")
        .containsEntry("ava.supabase.jwt-secret", "canary-canary-canary-canary-canary")
        .containsEntry("ava.sign-in.issuer", "https://abc.supabase.co/auth/v1");
    assertThat(configuration.bindings())
        .contains(new Binding("sign-in", "Supabase Auth at abc.supabase.co", "APP_ENV=cloud"));
    assertThat(Greeting.of(configuration, "https://ava.example.org")).doesNotContain("canary");
  }

  @Test
  void aLaptopMaySignPeopleInThroughSupabaseToo() {
    var variables = supabase();
    variables.put("APP_ENV", "local");
    variables.put("AVA_SIGN_IN", "supabase");
    variables.put("SUPABASE_URL", "http://127.0.0.1:54321/");
    variables.put("SUPABASE_JWT_ISSUER", "https://auth.example.org");

    assertThat(Configuration.read(variables).properties())
        .containsEntry("ava.sign-in.kind", "supabase")
        .containsEntry("ava.supabase.url", "http://127.0.0.1:54321")
        .containsEntry("ava.sign-in.issuer", "https://auth.example.org")
        .doesNotContainKey("ava.supabase.service-key");
    variables.remove("DATABASE_URL");
    assertThatThrownBy(() -> Configuration.read(variables))
        .hasMessageContaining("DATABASE_URL is missing: with AVA_SIGN_IN=supabase");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          SUPABASE_URL, http://abc.supabase.co, SUPABASE_URL must begin with https
          SUPABASE_URL, abc.supabase.co, SUPABASE_URL must be a URL
          SUPABASE_URL, https://abc.supabase.co/auth/v1/, SUPABASE_URL is the project's address
          SUPABASE_ANON_KEY, sb_secret_canary, SUPABASE_ANON_KEY holds a secret key
          SUPABASE_ANON_KEY, canary, SUPABASE_ANON_KEY must be the publishable key
          SUPABASE_SERVICE_ROLE_KEY, sb_publishable_canary, SUPABASE_SERVICE_ROLE_KEY must be a secret key
          SUPABASE_JWT_SECRET, canary, SUPABASE_JWT_SECRET must have at least 32 bytes
          SUPABASE_JWT_ISSUER, canary, SUPABASE_JWT_ISSUER must be a URL
          """)
  void whatDoesNotGoWithSupabaseIsNamedAndNotShown(String variable, String value, String problem) {
    var variables = supabase();
    variables.put(variable, value);

    assertThatThrownBy(() -> Configuration.read(variables))
        .hasMessageContaining(problem)
        .hasMessageNotContaining("canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://postgres:canary@db.abc.supabase.co:5432/postgres",
        "postgresql://postgres.abc:canary@aws-0-eu-central-1.pooler.supabase.com/postgres"
      })
  void theBuiltInSignInDoesNotWriteIntoSupabasesUsers(String url) {
    var variables = new HashMap<>(CLOUD);
    variables.put("DATABASE_URL", url);

    assertThatThrownBy(() -> Configuration.read(variables))
        .hasMessageContaining("AVA_SIGN_IN=local does not go with a DATABASE_URL of Supabase")
        .hasMessageNotContaining("canary");
  }

  private static Map<String, String> supabase() {
    var variables = new HashMap<>(CLOUD);
    variables.remove("AVA_SIGN_IN");
    variables.put("SUPABASE_URL", "https://abc.supabase.co");
    variables.put("SUPABASE_ANON_KEY", "sb_publishable_canary");
    return variables;
  }

  @Test
  void aDatabaseMayBeNamedAsComposeFilesNameServices() {
    var variables = new HashMap<>(CLOUD);
    variables.put("DATABASE_URL", "postgresql://postgres:canary-database@ava_db/ava");

    assertThat(Configuration.read(variables).bindings())
        .extracting(Binding::to)
        .contains("PostgreSQL at ava_db:5432/ava");
  }

  @Test
  void noSecretIsInWhatIsSaidOfTheConfiguration() {
    var good = Configuration.read(CLOUD);
    var variables = new HashMap<>(CLOUD);
    variables.put("PORT", "none");
    variables.put("DATABASE_URL", "postgresql://postgres:canary-database@");

    assertThat(good.bindings().toString()).doesNotContain("canary").contains("db.example.org");
    assertThat(Greeting.of(good, "https://ava.example.org")).doesNotContain("canary");
    assertThatThrownBy(() -> Configuration.read(variables))
        .hasMessageContaining("DATABASE_URL must look like")
        .hasMessageNotContaining("canary");
  }
}
