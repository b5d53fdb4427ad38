package dev.ava.metagraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetaGraphSettingsTest {
  @Test
  void whatIsNotSaidHasItsUsualValue() {
    try (var context =
        ApplicationContext.run(
            Map.of(
                "ava.whatsapp.graph-url",
                "https://graph.facebook.com",
                "ava.whatsapp.access-token",
                "secret"))) {
      var settings = context.getBean(MetaGraphSettings.class);

      assertThat(settings)
          .isEqualTo(
              new MetaGraphSettings(
                  URI.create("https://graph.facebook.com"),
                  "v25.0",
                  "secret",
                  Duration.ofSeconds(5),
                  Duration.ofSeconds(20)));
      assertThat(settings.toString()).doesNotContain("secret");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://graph,v25.0,secret,5,20,graph-url",
    "graph,v25.0,secret,5,20,graph-url",
    "https://graph,25,secret,5,20,graph-version",
    "https://graph,v25.0/../x,secret,5,20,graph-version",
    "https://graph,v25.0,'',5,20,access-token",
    "https://graph,v25.0,'a b',5,20,access-token",
    "https://graph,v25.0,secret,0,20,connect-timeout",
    "https://graph,v25.0,secret,5,-1,read-timeout",
    "https://graph,v25.0,secret,11,20,30 s"
  })
  void whatCannotWorkIsRefusedByName(
      URI url, String version, String token, long connect, long read, String complaint) {
    assertThatThrownBy(
            () ->
                new MetaGraphSettings(
                    url, version, token, Duration.ofSeconds(connect), Duration.ofSeconds(read)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(complaint);
  }
}
