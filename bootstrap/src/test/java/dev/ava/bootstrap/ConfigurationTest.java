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
            "AVA_SIGN_IN",
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
          AVA_SIGN_IN, supabase, AVA_SIGN_IN=supabase is not part of this version
          AVA_REPLY, oracle, AVA_REPLY must be one of
          DATABASE_URL, db.example.org, DATABASE_URL must look like
          DATABASE_URL, postgresql://db.example.org, DATABASE_URL must look like
          DATABASE_MIGRATION_URL, db.example.org, DATABASE_MIGRATION_URL must look like
          DATABASE_LISTEN_URL, db.example.org, DATABASE_LISTEN_URL must look like
          DATABASE_POOLER, pgbouncer, 'DATABASE_POOLER must be one of: none, session, transaction'
          DATABASE_CA_FILE, /nowhere/ca.crt, DATABASE_CA_FILE must name a file that can be read
          DATABASE_CA_FILE, pom.xml, DATABASE_CA_FILE must be a certificate in PEM form
          DATABASE_USER_CONNECTIONS, 0, DATABASE_USER_CONNECTIONS must be a number from 1 to 500
          DATABASE_SERVICE_CONNECTIONS, all, DATABASE_SERVICE_CONNECTIONS must be a number
          DATABASE_STATEMENT_TIMEOUT, 15, DATABASE_STATEMENT_TIMEOUT must be a time span
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
  void aDatabaseMayBeNamedAsComposeFilesNameServices() {
    var variables = new HashMap<>(CLOUD);
    variables.put("DATABASE_URL", "postgresql://postgres:canary-database@ava_db/ava");

    assertThat(Configuration.read(variables).bindings())
        .extracting(Binding::to)
        .contains("PostgreSQL at ava_db:5432/ava");
  }

  @Test
  void theWayToTheDatabaseIsAsItIsTold() {
    var variables = new HashMap<>(CLOUD);
    variables.put("DATABASE_URL", "postgresql://postgres.ref:canary@pooler.example.org:5433/db");
    variables.put("DATABASE_POOLER", "transaction");
    variables.put("DATABASE_MIGRATION_URL", "postgresql://postgres:canary@db.example.org/db");
    variables.put("DATABASE_LISTEN_URL", "postgresql://db.example.org/db");
    variables.put("DATABASE_USER_CONNECTIONS", "3");
    variables.put("DATABASE_SERVICE_CONNECTIONS", "4");
    variables.put("DATABASE_STATEMENT_TIMEOUT", "PT1M");

    var configuration = Configuration.read(variables);

    assertThat(configuration.properties())
        .containsEntry("ava.database.pooler", "transaction")
        .containsEntry(
            "ava.database.migration-url", "postgresql://postgres:canary@db.example.org/db")
        .containsEntry("ava.database.listen-url", "postgresql://db.example.org/db")
        .containsEntry("ava.database.user-connections", 3)
        .containsEntry("ava.database.service-connections", 4)
        .containsEntry("ava.database.time-limits.statement", Duration.ofMinutes(1));
    assertThat(configuration.bindings())
        .extracting(Binding::to)
        .contains("PostgreSQL at pooler.example.org:5433/db, a pooler in transaction mode");
  }

  @Test
  void supabasesPoolersAreRecognised() {
    var variables = new HashMap<>(CLOUD);
    variables.put(
        "DATABASE_URL", "postgresql://postgres.ref:canary@aws-0-x.pooler.supabase.com:5432/db");

    assertThat(Configuration.read(variables).bindings())
        .extracting(Binding::to)
        .contains(
            "PostgreSQL at aws-0-x.pooler.supabase.com:5432/db, a pooler in session mode");
  }

  @Test
  void aFileOfAuthoritiesThatNobodyWouldAskIsAMistake() {
    var variables = new HashMap<>(CLOUD);
    variables.put("DATABASE_URL", "postgresql://postgres:canary@db.example.org/db?sslmode=require");
    variables.put("DATABASE_CA_FILE", "pom.xml");

    assertThatThrownBy(() -> Configuration.read(variables))
        .hasMessageContaining("DATABASE_CA_FILE would not be looked at")
        .hasMessageContaining("sslmode=verify-full");
  }

  @Test
  void inTheCloudNoPasswordIsDerivedFromNothing() {
    var variables = new HashMap<>(CLOUD);
    variables.put("DATABASE_URL", "postgresql://postgres@db.example.org/db");
    assertThatThrownBy(() -> Configuration.read(variables))
        .hasMessageContaining("DATABASE_AVA_USER_PASSWORD and DATABASE_AVA_SERVICE_PASSWORD");

    variables.put("DATABASE_AVA_USER_PASSWORD", "canary-user");
    variables.put("DATABASE_AVA_SERVICE_PASSWORD", "canary-service");
    assertThat(Configuration.read(variables).properties())
        .containsEntry("ava.database.user-password", "canary-user");

    variables.remove("DATABASE_AVA_USER_PASSWORD");
    variables.put("DATABASE_PASSWORD", "canary-owner");
    assertThat(Configuration.read(variables).properties())
        .containsEntry("ava.database.password", "canary-owner");
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
