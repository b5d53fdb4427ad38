package dev.ava.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SupabaseKeyTest {
  @Test
  void newKeysAreToldByTheirPrefix() {
    assertThat(SupabaseKey.of("sb_publishable_abc_1")).isEqualTo(SupabaseKey.PUBLISHABLE);
    assertThat(SupabaseKey.of("sb_secret_abc_1")).isEqualTo(SupabaseKey.SECRET);
  }

  @ParameterizedTest
  @CsvSource({
    "{\"role\":\"anon\"}, LEGACY_ANON",
    "{\"role\":\"service_role\"}, LEGACY_SERVICE",
    "{\"role\":\"authenticated\"}, OTHER",
    "{\"role\":[1]}, OTHER",
    "{}, OTHER"
  })
  void legacyKeysAreToldByTheirRole(String claims, SupabaseKey kind) {
    assertThat(SupabaseKey.of(legacy(claims))).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "key", "a.b.c", "sb_publishable_a b", "sb_secret_ä", "bnVsbA.e30.e30"})
  void everythingElseIsNone(String key) {
    assertThat(SupabaseKey.of(key)).isEqualTo(SupabaseKey.OTHER);
  }

  @Test
  void keysThatBypassIsolationAreSecret() {
    assertThat(SupabaseKey.values())
        .filteredOn(SupabaseKey::isSecret)
        .containsExactlyInAnyOrder(SupabaseKey.SECRET, SupabaseKey.LEGACY_SERVICE);
  }

  static String legacy(String claims) {
    return Base64URL.encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
        + "."
        + Base64URL.encode(claims)
        + "."
        + Base64URL.encode("signature");
  }
}
