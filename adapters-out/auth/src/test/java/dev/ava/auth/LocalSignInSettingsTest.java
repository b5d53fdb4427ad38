package dev.ava.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalSignInSettingsTest {
  @TempDir private Path dataDir;

  @Test
  void thePublicAddressIsEnoughToStart() {
    try (var context = start(Map.of())) {
      assertThat(context.getBean(LocalSignInSettings.class))
          .isEqualTo(
              new LocalSignInSettings(
                  "https://ava.example.org/auth/v1", 10, Duration.ofHours(1), Duration.ofDays(30)));
    }
  }

  @Test
  void everythingCanBeSet() {
    var all =
        Map.<String, Object>of(
            "ava.sign-in.issuer", "http://localhost:1234/x",
            "ava.sign-in.bcrypt-cost", "16",
            "ava.sign-in.access-token-lifetime", "90s",
            "ava.sign-in.refresh-token-lifetime", "2m");

    try (var context = start(all)) {
      assertThat(context.getBean(LocalSignInSettings.class))
          .isEqualTo(
              new LocalSignInSettings(
                  "http://localhost:1234/x", 16, Duration.ofSeconds(90), Duration.ofMinutes(2)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ava.sign-in.bcrypt-cost, 4",
    "ava.sign-in.bcrypt-cost, 16",
    "ava.sign-in.access-token-lifetime, 1s",
    "ava.sign-in.access-token-lifetime, 24h",
    "ava.sign-in.refresh-token-lifetime, 3601s",
    "ava.sign-in.refresh-token-lifetime, 400d"
  })
  void aValueMayGoToItsLimit(String property, String value) {
    try (var context = start(Map.of(property, value))) {
      assertThat(context.isRunning()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ava.sign-in.issuer, ava.example.org",
    "ava.sign-in.issuer, ftp://ava.example.org/",
    "ava.sign-in.issuer, https:///auth/v1",
    "ava.sign-in.issuer, 'https://not a host/'",
    "ava.sign-in.bcrypt-cost, 3",
    "ava.sign-in.bcrypt-cost, 17",
    "ava.sign-in.access-token-lifetime, 0s",
    "ava.sign-in.access-token-lifetime, 1500ms",
    "ava.sign-in.access-token-lifetime, 25h",
    "ava.sign-in.refresh-token-lifetime, 1h",
    "ava.sign-in.refresh-token-lifetime, 401d"
  })
  void aWrongValueStopsTheStartAndIsNamed(String property, String value) {
    assertThatThrownBy(() -> start(Map.of(property, value)))
        .rootCause()
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(property + " is ")
        .hasMessageEndingWith(".");
  }

  @Test
  void unusableKeysStopTheStart() throws Exception {
    Files.createFile(dataDir.resolve("keys"));

    assertThatThrownBy(() -> start(Map.of()))
        .hasStackTraceContaining("The signing keys cannot be kept in");
  }

  @Test
  void nothingIsMadeWhereTheSignInIsAnotherOne() {
    try (var context =
        start(
            Map.of(
                "ava.sign-in.kind",
                "supabase",
                "ava.supabase.url",
                "https://x.supabase.co",
                "ava.supabase.anon-key",
                "sb_publishable_x",
                "ava.supabase.service-key",
                "sb_secret_x"))) {
      assertThat(context.containsBean(LocalAuthProvider.class)).isFalse();
      assertThat(context.containsBean(SigningKeys.class)).isFalse();
    }
    assertThat(dataDir).isEmptyDirectory();
  }

  private ApplicationContext start(Map<String, Object> settings) {
    var all = new HashMap<String, Object>();
    all.put("ava.sign-in.kind", "local");
    all.put("ava.public-url", "https://ava.example.org");
    all.put("ava.data-dir", dataDir.toString());
    all.putAll(settings);
    return ApplicationContext.run(all);
  }
}
