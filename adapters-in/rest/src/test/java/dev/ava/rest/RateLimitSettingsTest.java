package dev.ava.rest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RateLimitSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "sign-in-per-address, 0",
    "sign-in-per-account, -1",
    "sign-up-per-address-period, 0s",
    "sign-up-per-account-period, -5m",
    "requests-per-address, 0",
    "requests-per-user-period, 0s"
  })
  void limitThatLetsNobodyInStopsTheStart(String name, String value) {
    var property = "ava.rate-limits." + name;

    assertThatThrownBy(() -> ApplicationContext.run(Map.of(property, value), "test").close())
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .rootCause()
        .hasMessageStartingWith(property.replace("-period", ""));
  }
}
