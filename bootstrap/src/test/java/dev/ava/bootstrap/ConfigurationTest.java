package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
  private static final Map<String, String> CLOUD = builtIn();

  /// The cloud with the built-in sign-in.
  private static Map<String, String> builtIn() {
    var variables = new HashMap<>(Variables.cloud());
    variables.keySet().removeIf(name -> name.startsWith("SUPABASE_"));
    variables.remove("WHATSAPP_GRAPH_URL");
    variables.put("AVA_SIGN_IN", "local");
    return Map.copyOf(variables);
  }

  @Test
  void aLaptopNeedsNoVariable() {
    var configuration = Configuration.read(Map.of());

    assertThat(configuration.properties())
        .containsEntry("ava.database.kind", "embedded")
        .containsEntry("ava.simulator.enabled", true)
        .containsEntry("ava.whatsapp.graph-url", "http://localhost:8080/dev/graph")
        .containsEntry("ava.rate-limits.kind", "memory")
        .containsEntry("ava.drain-seconds", 0)
        .doesNotContainKey("micronaut.server.cors.enabled")
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
        .containsEntry("ava.drain-seconds", 5)
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
            "SUPABASE_SERVICE_ROLE_KEY",
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
          AVA_RATE_LIMITS, redis, AVA_RATE_LIMITS must be one of
          AVA_RATE_LIMITS, off, AVA_RATE_LIMITS=off lets anybody guess
          AVA_REQUESTS_PER_ADDRESS, 0, AVA_REQUESTS_PER_ADDRESS must be a number
          AVA_REQUESTS_PER_USER, many, AVA_REQUESTS_PER_USER must be a number
          AVA_CONNECTIONS, -1, AVA_CONNECTIONS must be a number
          AVA_CONNECTIONS_PER_ADDRESS, 0, AVA_CONNECTIONS_PER_ADDRESS must be a number
          AVA_DRAIN_SECONDS, 61, AVA_DRAIN_SECONDS must be a number
          AVA_CORS_ORIGINS, *, AVA_CORS_ORIGINS=* lets every page
          AVA_CORS_ORIGINS, app.example.org, AVA_CORS_ORIGINS has to list origins
          AVA_CORS_ORIGINS, https://app.example.org/, AVA_CORS_ORIGINS has to list origins
          AVA_CORS_ORIGINS, https://*.example.org, AVA_CORS_ORIGINS has to list origins
          AVA_CORS_ORIGINS, https://ann@app.example.org, AVA_CORS_ORIGINS has to list origins
          AVA_PUBLIC_URL, ava.example.org, AVA_PUBLIC_URL must be a URL
          AVA_PUBLIC_URL, https://ann:secret@ava.example.org, AVA_PUBLIC_URL must be a URL
          AVA_PUBLIC_URL, https://ava.example.org?x=y, AVA_PUBLIC_URL must be a URL
          AVA_PUBLIC_URL, http://ava.example.org, AVA_PUBLIC_URL must be the https
          AVA_BCRYPT_COST, 3, AVA_BCRYPT_COST must be a number
          AVA_SIGN_IN, oauth, AVA_SIGN_IN must be one of
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
          AVA_LOG_FORMAT, xml, 'AVA_LOG_FORMAT must be one of: json, text'
          OTEL_EXPORTER_OTLP_ENDPOINT, collector:4318, OTEL_EXPORTER_OTLP_ENDPOINT must be a URL
          OTEL_EXPORTER_OTLP_HEADERS, Bearer abc, OTEL_EXPORTER_OTLP_HEADERS must be names and values
          OTEL_EXPORTER_OTLP_HEADERS, 'a=b,c', OTEL_EXPORTER_OTLP_HEADERS must be names and values
          OTEL_TRACES_SAMPLER_ARG, all, OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1
          OTEL_TRACES_SAMPLER_ARG, 1.1, OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1
          OTEL_TRACES_SAMPLER_ARG, NaN, OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1
          SENTRY_DSN, https://sentry.example.org/42, SENTRY_DSN must be what Sentry shows
          SENTRY_DSN, https://key@sentry.example.org/, SENTRY_DSN must be what Sentry shows
          """)
  void aWrongValueIsNamedWithWhatWouldBeRight(String variable, String value, String problem) {
    var variables = new HashMap<>(CLOUD);
    variables.put(variable, value);

    assertThatThrownBy(() -> Configuration.read(variables)).hasMessageContaining(problem);
  }

  @Test
  void theCloudSignsPeopleInThroughSupabase() {
    var variables = supabase();
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
    variables.put("SUPABASE_URL", "http://127.0.0.1:54321/");
    variables.put("SUPABASE_JWT_ISSUER", "https://auth.example.org");

    assertThat(Configuration.read(variables).properties())
        .containsEntry("ava.sign-in.kind", "supabase")
        .containsEntry("ava.supabase.url", "http://127.0.0.1:54321")
        .containsEntry("ava.sign-in.issuer", "https://auth.example.org");
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
          SUPABASE_SERVICE_ROLE_KEY, sb_publishable_other-canary, SUPABASE_SERVICE_ROLE_KEY holds a key that everybody may know
          SUPABASE_SERVICE_ROLE_KEY, sb_publishable_canary, SUPABASE_SERVICE_ROLE_KEY is the same key as SUPABASE_ANON_KEY
          SUPABASE_SERVICE_ROLE_KEY, canary, SUPABASE_SERVICE_ROLE_KEY must be a secret key
          SUPABASE_JWT_SECRET, canary, SUPABASE_JWT_SECRET must have at least 32 bytes
          SUPABASE_JWT_SECRET, sb_secret_canary-canary-canary-canary, SUPABASE_JWT_SECRET holds an API key
          SUPABASE_JWT_SECRET, super-secret-jwt-token-with-at-least-32-canary-characters, SUPABASE_JWT_SECRET is a placeholder
          DATABASE_URL, postgresql://postgres:canary-of-a-database@db.xyz.supabase.co/postgres, DATABASE_URL and SUPABASE_URL name different
          DATABASE_URL, postgresql://postgres.xyz:canary@aws-0-eu.pooler.supabase.com:6543/postgres, DATABASE_URL and SUPABASE_URL name different
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
    return new HashMap<>(Variables.cloud());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AVA_PUBLIC_URL",
        "DATABASE_URL",
        "SUPABASE_URL",
        "SUPABASE_ANON_KEY",
        "SUPABASE_SERVICE_ROLE_KEY",
        "WHATSAPP_ACCESS_TOKEN",
        "WHATSAPP_APP_SECRET",
        "WHATSAPP_VERIFY_TOKEN",
        "WHATSAPP_PHONE_NUMBER_ID"
      })
  void inTheCloudEachSingleMissingVariableIsNamedAndNoOther(String missing) {
    var variables = new HashMap<>(Variables.cloud());
    assertThat(Profile.of(variables).problems()).isEmpty();
    variables.remove(missing);

    assertThat(Profile.of(variables).problems())
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith(missing);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          AVA_PUBLIC_URL, https://localhost, AVA_PUBLIC_URL names this machine only
          AVA_PUBLIC_URL, https://127.0.0.1:8443, AVA_PUBLIC_URL names this machine only
          AVA_TRUSTED_PROXIES, proxy.example.org, AVA_TRUSTED_PROXIES is wrong: Entry 1 is no IP address
          AVA_TRUSTED_PROXIES, '10.0.0.1, 0.0.0.0/0', AVA_TRUSTED_PROXIES is wrong: Entry 2 believes everybody
          WHATSAPP_LINKING, open, WHATSAPP_LINKING=open is for APP_ENV=local
          WHATSAPP_GRAPH_URL, https://localhost/dev/graph, WHATSAPP_GRAPH_URL names Ava itself
          WHATSAPP_GRAPH_URL, https://AVA.example.org/dev/graph, WHATSAPP_GRAPH_URL names Ava itself
          WHATSAPP_GRAPH_VERSION, 25, WHATSAPP_GRAPH_VERSION must look like v25.0
          WHATSAPP_ACCESS_TOKEN, EAAG, WHATSAPP_ACCESS_TOKEN has fewer than 20 characters
          WHATSAPP_ACCESS_TOKEN, your-access-token-from-meta, WHATSAPP_ACCESS_TOKEN is a placeholder
          WHATSAPP_APP_SECRET, 0f1e2d3c4b5a, WHATSAPP_APP_SECRET has fewer than 32 characters
          WHATSAPP_APP_SECRET, 00000000000000000000000000000000, WHATSAPP_APP_SECRET is made of the same few characters
          WHATSAPP_APP_SECRET, <the app secret that Meta shows you>, WHATSAPP_APP_SECRET is a placeholder
          WHATSAPP_VERIFY_TOKEN, secret, WHATSAPP_VERIFY_TOKEN has fewer than 16 characters
          WHATSAPP_VERIFY_TOKEN, please-change-me-soon, WHATSAPP_VERIFY_TOKEN is a placeholder
          WHATSAPP_VERIFY_TOKEN, canary-0f1e2d3c4b5a69788796a5b4c3d2e1f0, must be three different values
          WHATSAPP_PHONE_NUMBER_ID, +15550783881, WHATSAPP_PHONE_NUMBER_ID must be Meta's id
          WHATSAPP_APP_ID, EAAGcanary, WHATSAPP_APP_ID must be Meta's id of the app
          WHATSAPP_BUSINESS_ACCOUNT_ID, EAAGcanary, WHATSAPP_BUSINESS_ACCOUNT_ID must be Meta's id of the WhatsApp business account
          DATABASE_URL, postgresql://postgres:canary-of-a-database@db.example.org/ava, DATABASE_URL leads through the internet with sslmode=prefer
          DATABASE_URL, postgresql://postgres:canary-of-a-database@db.example.org/ava?sslmode=prefer, with sslmode=prefer
          DATABASE_URL, postgresql://postgres:canary-of-a-database@db.example.org/ava?sslmode=allow, with sslmode=allow
          DATABASE_URL, postgresql://postgres:canary-of-a-database@db.abc.supabase.co/ava?sslmode=disable, with sslmode=disable
          DATABASE_URL, postgresql://postgres:canary-of-a-database@203.0.113.7/ava?sslmode=disable, with sslmode=disable
          DATABASE_URL, postgresql://postgres:canary-of-a-database@[2001:db8::1]/ava?sslmode=disable, with sslmode=disable
          DATABASE_MIGRATION_URL, postgresql://db.example.org/ava?sslmode=disable, DATABASE_MIGRATION_URL leads through the internet
          DATABASE_LISTEN_URL, postgresql://db.example.org/ava, DATABASE_LISTEN_URL leads through the internet
          DATABASE_URL, postgresql://postgres:postgres@db.example.org/ava?sslmode=require, The password in DATABASE_URL has fewer than 16
          DATABASE_URL, postgresql://postgres:canary@database/ava, The password in DATABASE_URL has fewer than 16
          DATABASE_MIGRATION_URL, postgresql://postgres:canary@database/ava, The password in DATABASE_MIGRATION_URL has fewer than 16
          DATABASE_PASSWORD, x, DATABASE_PASSWORD has fewer than 16 characters
          DATABASE_MIGRATION_PASSWORD, please-change-me-soon, DATABASE_MIGRATION_PASSWORD is a placeholder
          DATABASE_AVA_USER_PASSWORD, x, DATABASE_AVA_USER_PASSWORD has fewer than 16 characters
          DATABASE_AVA_SERVICE_PASSWORD, aaaaaaaaaaaaaaaaaaaa, DATABASE_AVA_SERVICE_PASSWORD is made of the same few characters
          WHATSAPP_RESEND_UNKNOWN_AFTER, PT30S, WHATSAPP_RESEND_UNKNOWN_AFTER must be at least PT1M
          """)
  void inTheCloudEachSingleWeakVariableIsNamedAndNoOther(
      String variable, String value, String problem) {
    var variables = new HashMap<>(Variables.cloud());
    variables.put(variable, value);

    assertThat(Profile.of(variables).problems())
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains(problem)
        .doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://postgres:canary-of-a-database@db.abc.supabase.co/postgres",
        "postgresql://postgres:canary-of-a-database@db.example.org/ava?sslmode=verify-ca",
        "postgresql://postgres:canary-of-a-database@db.example.org/ava?sslmode=verify-full",
        "postgresql://postgres:canary-of-a-database@database/ava",
        "postgresql://postgres:canary-of-a-database@db.internal/ava?sslmode=disable",
        "postgresql://postgres:canary-of-a-database@db.prod.svc.cluster.local/ava",
        "postgresql://postgres:canary-of-a-database@10.0.0.7/ava",
        "postgresql://postgres:canary-of-a-database@172.16.3.4/ava",
        "postgresql://postgres:canary-of-a-database@192.168.3.4/ava?sslmode=prefer",
        "postgresql://postgres:canary-of-a-database@[fd00::7]/ava",
        "postgresql://postgres:postgres@localhost/ava",
        "postgresql://postgres:postgres@127.0.0.1/ava",
        "postgresql://postgres:postgres@[::1]/ava"
      })
  void aDatabaseThatNobodyOnTheWayReadsIsTaken(String url) {
    var variables = new HashMap<>(Variables.cloud());
    variables.put("DATABASE_URL", url);

    assertThat(Profile.of(variables).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"172.32.0.1", "100.128.0.1", "10.example.org", "local.example.org"})
  void whatOnlyLooksPrivateIsNot(String host) {
    var variables = new HashMap<>(Variables.cloud());
    variables.put(
        "DATABASE_URL", "postgresql://postgres:canary-of-a-database@%s/a".formatted(host));

    assertThat(Profile.of(variables).problems()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"WHATSAPP_PHONE_NUMBER_ID", "WHATSAPP_APP_ID", "WHATSAPP_BUSINESS_ACCOUNT_ID"})
  void anIdOfMetasIsDigitsOnALaptopToo(String variable) {
    assertThatThrownBy(() -> Configuration.read(Map.of(variable, "EAAGcanary")))
        .hasMessageContaining(variable + " must be Meta's id of")
        .hasMessageNotContaining("canary");
  }

  @Test
  void theJwtSecretIsTheOneThatTheLegacyKeysAreSignedWith() throws JOSEException {
    var variables = new HashMap<>(Variables.cloud());
    var secret = "canary-1f0e2d3c4b5a69788796a5b4c3d2e1f0";
    variables.put("SUPABASE_ANON_KEY", signed(secret));
    variables.put("SUPABASE_JWT_SECRET", secret);
    assertThat(Profile.of(variables).problems()).isEmpty();

    variables.put("SUPABASE_JWT_SECRET", secret + "0");
    assertThat(Profile.of(variables).problems())
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("SUPABASE_JWT_SECRET is not the secret that SUPABASE_ANON_KEY is signed with")
        .doesNotContain("canary");
  }

  private static String signed(String secret) throws JOSEException {
    var key =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.HS256),
            new JWTClaimsSet.Builder().claim("role", "anon").claim("ref", "abc").build());
    key.sign(new MACSigner(secret));
    return key.serialize();
  }

  @Test
  void theIdOfANumberIsNotTheNumber() {
    var variables = new HashMap<>(Variables.cloud());
    variables.put("WHATSAPP_BUSINESS_NUMBER", "+15550783881");
    variables.put("WHATSAPP_PHONE_NUMBER_ID", "15550783881");

    assertThatThrownBy(() -> Configuration.read(variables))
        .hasMessageContaining("WHATSAPP_PHONE_NUMBER_ID is the number itself");
  }

  @Test
  void aLaptopMayBeCarelessWithStandIns() {
    var variables = new HashMap<>(Variables.cloud());
    variables.put("APP_ENV", "local");
    variables.put("WHATSAPP_GRAPH_URL", "http://localhost:9000");
    variables.put("WHATSAPP_LINKING", "open");
    variables.put("WHATSAPP_APP_SECRET", "short");
    variables.put("WHATSAPP_RESEND_UNKNOWN_AFTER", "PT1S");

    assertThat(Profile.of(variables).problems()).isEmpty();
  }

  @Test
  void legacyKeysBelongToTheProjectAndAreNotEverybodys() {
    var variables = new HashMap<>(Variables.cloud());
    variables.put(
        "SUPABASE_ANON_KEY", legacy("{\"role\":\"anon\",\"iss\":\"supabase\",\"ref\":\"xyz\"}"));
    variables.put(
        "SUPABASE_SERVICE_ROLE_KEY",
        legacy("{\"role\":\"service_role\",\"iss\":\"supabase-demo\"}"));

    assertThat(Profile.of(variables).problems())
        .containsExactly(
            "SUPABASE_ANON_KEY belongs to another project than SUPABASE_URL.",
            "SUPABASE_SERVICE_ROLE_KEY is the key of every local Supabase, which everybody knows.");
    variables.put(
        "SUPABASE_ANON_KEY", legacy("{\"role\":\"anon\",\"iss\":\"supabase\",\"ref\":\"abc\"}"));
    variables.put(
        "SUPABASE_SERVICE_ROLE_KEY",
        legacy("{\"role\":\"service_role\",\"iss\":\"supabase\",\"ref\":\"abc\"}"));
    variables.put(
        "DATABASE_URL",
        "postgresql://postgres.abc:canary-of-a-database@aws-0.pooler.supabase.com:5432/postgres");
    assertThat(Profile.of(variables).problems()).isEmpty();
  }

  private static String legacy(String claims) {
    return String.join(
        ".",
        Base64URL.encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}").toString(),
        Base64URL.encode(claims).toString(),
        Base64URL.encode("signature").toString());
  }

  @Test
  void aDatabaseMayBeNamedAsComposeFilesNameServices() {
    var variables = new HashMap<>(CLOUD);
    variables.put("DATABASE_URL", "postgresql://postgres:canary-of-a-database@ava_db/ava");

    assertThat(Configuration.read(variables).bindings())
        .extracting(Binding::to)
        .contains("PostgreSQL at ava_db:5432/ava");
  }

  @Test
  void theWayToTheDatabaseIsAsItIsTold() {
    var variables = new HashMap<>(CLOUD);
    variables.put(
        "DATABASE_URL",
        "postgresql://postgres.ref:canary-of-a-database@pooler.example.org:5433/db?sslmode=require");
    variables.put("DATABASE_POOLER", "transaction");
    variables.put(
        "DATABASE_MIGRATION_URL",
        "postgresql://postgres:canary-of-a-database@db.example.org/db?sslmode=require");
    variables.put("DATABASE_LISTEN_URL", "postgresql://db.example.org/db?sslmode=require");
    variables.put("DATABASE_USER_CONNECTIONS", "3");
    variables.put("DATABASE_SERVICE_CONNECTIONS", "4");
    variables.put("DATABASE_STATEMENT_TIMEOUT", "PT1M");

    var configuration = Configuration.read(variables);

    assertThat(configuration.properties())
        .containsEntry("ava.database.pooler", "transaction")
        .containsEntry(
            "ava.database.migration-url",
            "postgresql://postgres:canary-of-a-database@db.example.org/db?sslmode=require")
        .containsEntry("ava.database.listen-url", "postgresql://db.example.org/db?sslmode=require")
        .containsEntry("ava.database.user-connections", 3)
        .containsEntry("ava.database.service-connections", 4)
        .containsEntry("ava.database.time-limits.statement", Duration.ofMinutes(1));
    assertThat(configuration.bindings())
        .extracting(Binding::to)
        .contains("PostgreSQL at pooler.example.org:5433/db, a pooler in transaction mode");
  }

  @Test
  void supabasesPoolersAreRecognised() {
    var variables = new HashMap<>(Variables.cloud());
    variables.put(
        "DATABASE_URL",
        "postgresql://postgres.abc:canary-of-a-database@aws-0-x.pooler.supabase.com:5432/db");

    assertThat(Configuration.read(variables).bindings())
        .extracting(Binding::to)
        .contains("PostgreSQL at aws-0-x.pooler.supabase.com:5432/db, a pooler in session mode");
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
    variables.put("DATABASE_URL", "postgresql://postgres@db.example.org/db?sslmode=require");
    assertThatThrownBy(() -> Configuration.read(variables))
        .hasMessageContaining("DATABASE_AVA_USER_PASSWORD and DATABASE_AVA_SERVICE_PASSWORD");

    variables.put("DATABASE_AVA_USER_PASSWORD", "canary-password-of-users");
    variables.put("DATABASE_AVA_SERVICE_PASSWORD", "canary-password-of-services");
    assertThat(Configuration.read(variables).properties())
        .containsEntry("ava.database.user-password", "canary-password-of-users");

    variables.remove("DATABASE_AVA_USER_PASSWORD");
    variables.put("DATABASE_PASSWORD", "canary-password-of-the-owner");
    assertThat(Configuration.read(variables).properties())
        .containsEntry("ava.database.password", "canary-password-of-the-owner");
  }

  @Test
  void nobodyIsToldAnythingUnlessItIsAsked() {
    assertThat(Configuration.read(CLOUD).properties())
        .containsEntry("ava.log.format", "json")
        .doesNotContainKeys("ava.traces.endpoint", "ava.traces.headers", "ava.errors.dsn");
  }

  @Test
  void whoIsToldIsTakenAsItIs() {
    var variables = new HashMap<>(CLOUD);
    variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", "https://otlp.example.org/");
    variables.put("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20canary, x-scope=ava");
    variables.put("OTEL_TRACES_SAMPLER_ARG", "0.25");
    variables.put("SENTRY_DSN", "https://canary@sentry.example.org/prefix/42");

    var profile = Profile.of(variables);

    assertThat(profile.problems()).isEmpty();
    assertThat(profile.configuration().properties())
        .containsEntry("ava.traces.endpoint", "https://otlp.example.org")
        .containsEntry("ava.traces.headers", "authorization=Bearer%20canary, x-scope=ava")
        .containsEntry("ava.traces.ratio", 0.25)
        .containsEntry("ava.traces.service-name", "ava")
        .containsEntry("ava.errors.dsn", "https://canary@sentry.example.org/prefix/42");
    assertThat(ProfileText.of(profile))
        .contains("OTEL_EXPORTER_OTLP_ENDPOINT", "SENTRY_DSN", "(set, not shown)")
        .doesNotContain("canary");
    assertThat(
            SecretValues.in(profile.configuration())
                .blanked("of https://canary@sentry.example.org/prefix/42"))
        .isEqualTo("of ***");
  }

  @Test
  void anotherVariableOfOpenTelemetrysIsNamedAsUnread() {
    var variables = new HashMap<>(CLOUD);
    variables.put("OTEL_METRICS_EXPORTER", "otlp");

    assertThat(Profile.of(variables).unread()).containsExactly("OTEL_METRICS_EXPORTER");
  }

  @Test
  void noSecretIsInWhatIsSaidOfTheConfiguration() {
    var good = Configuration.read(CLOUD);
    var variables = new HashMap<>(CLOUD);
    variables.put("PORT", "none");
    variables.put("DATABASE_URL", "postgresql://postgres:canary-database@");

    assertThat(good.bindings().toString()).doesNotContain("canary").contains("db.example.org");
    assertThat(Greeting.of(good, "https://ava.example.org")).doesNotContain("canary");
    assertThat(Greeting.inOneLine(good, "https://ava.example.org"))
        .startsWith("Ava unpackaged serves at https://ava.example.org: database PostgreSQL")
        .hasLineCount(1)
        .doesNotContain("canary");
    assertThatThrownBy(() -> Configuration.read(variables))
        .hasMessageContaining("DATABASE_URL must look like")
        .hasMessageNotContaining("canary");
  }
}
