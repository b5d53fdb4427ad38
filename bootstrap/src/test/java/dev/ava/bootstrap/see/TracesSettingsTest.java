package dev.ava.bootstrap.see;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TracesSettingsTest {
  @Test
  void headersAreReadAsOpenTelemetryWritesThem() {
    var settings = settings("authorization=Bearer%20a%3Db+c , x-scope = ava,empty=");

    assertThat(settings.headersByName())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("authorization", "Bearer a=b+c", "x-scope", "ava", "empty", ""));
    assertThat(settings.url()).isEqualTo("https://otlp.example.org/v1/traces");
    assertThat(settings.toString()).doesNotContain("Bearer");
  }

  @Test
  void thereMayBeNoHeaders() {
    assertThat(settings(null).headersByName()).isEmpty();
  }

  private static TracesSettings settings(@Nullable String headers) {
    return new TracesSettings("https://otlp.example.org", headers, "ava", 1);
  }
}
