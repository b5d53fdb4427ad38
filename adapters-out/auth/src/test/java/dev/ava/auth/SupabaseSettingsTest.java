package dev.ava.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SupabaseSettingsTest {
  @Test
  void theProjectAndItsKeyAreEnough() {
    assertThat(settings(Map.of()))
        .isEqualTo(
            new SupabaseSettings(
                URI.create("https://x.supabase.co/auth/v1"),
                "https://x.supabase.co/auth/v1",
                "sb_publishable_abc",
                "sb_secret_abc",
                null,
                Duration.ofSeconds(3),
                Duration.ofSeconds(10)));
  }

  @Test
  void theIssuerMayBeAnotherOne() {
    assertThat(settings(Map.of("ava.sign-in.issuer", "https://auth.example.org")).issuer())
        .isEqualTo("https://auth.example.org");
  }

  @Test
  void onlyANewSecretKeySpeaksForOthersAndOnlyALegacyOneIsAToken() {
    var legacy =
        settings(
            Map.of(
                "ava.supabase.service-key",
                SupabaseKeyTest.legacy("{\"role\":\"service_role\"}")));

    assertThat(settings(Map.of()).speaksForOthers()).isTrue();
    assertThat(settings(Map.of()).serviceKeyIsToken()).isFalse();
    assertThat(legacy.speaksForOthers()).isFalse();
    assertThat(legacy.serviceKeyIsToken()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ava.supabase.url, x.supabase.co, ava.supabase.url",
    "ava.supabase.url, ftp://x.supabase.co, ava.supabase.url",
    "ava.supabase.url, 'https://not a host', ava.supabase.url",
    "ava.supabase.anon-key, ' ', ava.supabase.anon-key",
    "ava.supabase.anon-key, 'canary canary', ava.supabase.anon-key",
    "ava.supabase.anon-key, sb_secret_canary, ava.supabase.anon-key",
    "ava.supabase.service-key, sb_publishable_canary, ava.supabase.service-key",
    "ava.supabase.jwt-secret, canary, ava.supabase.jwt-secret",
    "ava.supabase.connect-timeout, 0s, ava.supabase.connect-timeout",
    "ava.supabase.read-timeout, 28s, ava.supabase.connect-timeout"
  })
  void aWrongValueStopsTheStartAndIsNamedButNotShown(String property, String value, String named) {
    assertThatThrownBy(() -> settings(Map.of(property, value)))
        .rootCause()
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(named)
        .hasMessageEndingWith(".")
        .hasMessageNotContaining("canary");
  }

  @Test
  void noSecretIsPrinted() {
    var settings =
        settings(
            Map.of(
                "ava.supabase.anon-key", "canary-anon",
                "ava.supabase.service-key", "sb_secret_canary",
                "ava.supabase.jwt-secret", "canary-canary-canary-canary-canary"));

    assertThat(settings.toString()).contains("x.supabase.co").doesNotContain("canary");
  }

  private static SupabaseSettings settings(Map<String, Object> more) {
    var all = new HashMap<String, Object>();
    all.put("ava.sign-in.kind", "supabase");
    all.put("ava.supabase.url", "https://x.supabase.co");
    all.put("ava.supabase.anon-key", "sb_publishable_abc");
    all.put("ava.supabase.service-key", "sb_secret_abc");
    all.putAll(more);
    try (var context = ApplicationContext.run(all)) {
      return context.getBean(SupabaseSettings.class);
    }
  }
}
