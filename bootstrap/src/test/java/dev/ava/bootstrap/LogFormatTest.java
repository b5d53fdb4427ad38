package dev.ava.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a line of the log looks.
class LogFormatTest {
  private final LoggerContext context = new LoggerContext();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          local, '',   text
          local, json, json
          cloud, '',   json
          cloud, text, text
          """)
  void theProfileDecidesUnlessTheVariableDoes(String profile, String variable, String format) {
    assertThat(LogFormat.of(Map.of("APP_ENV", profile, "AVA_LOG_FORMAT", variable)))
        .isEqualTo(format);
  }

  @Test
  void noOtherVariableThatIsReadAsksForALoggerBeforeTheChoice() throws Exception {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dlogback.configurationFile=logback.xml",
            "-Dlogback.statusListenerClass=ch.qos.logback.core.status.OnConsoleStatusListener",
            "-cp",
            System.getProperty("java.class.path"),
            Ava.class.getName(),
            "profile");
    builder
        .environment()
        .putAll(Map.of("AVA_LOG_FORMAT", "json", "AVA_TRUSTED_PROXIES", "127.0.0.1"));
    var process = builder.redirectErrorStream(true).start();

    var printed = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(printed).contains("logback-json.xml").doesNotContain("logback-text.xml\"");
  }

  @Test
  void oneLineIsOneObjectWithWhatIsKnownOfTheMessage() throws Exception {
    var line = written("json");

    assertThat(line).hasLineCount(1).endsWith("\n");
    var json = Json.read(line.getBytes(UTF_8));
    assertThat(Json.text(json, "level")).isEqualTo("ERROR");
    assertThat(Json.text(json, "loggerName")).isEqualTo("dev.ava.Somewhere");
    assertThat(Json.text(json, "formattedMessage")).isEqualTo("Said \"an argument\"\nin two lines");
    assertThat(Json.text(json, "mdc", "message_id")).isEqualTo("wamid.1");
    assertThat(Json.text(json, "mdc", "request_id")).isEqualTo("7");
    assertThat(Json.text(json, "timestamp")).isEqualTo("1700000000123");
    assertThat(Json.text(json, "throwable", "className")).contains("IllegalStateException");
    assertThat(json.get("arguments")).isNull();
    assertThat(json.get("message")).isNull();
  }

  @Test
  void textIsForPeople() throws Exception {
    assertThat(written("text"))
        .contains("ERROR dev.ava.Somewhere Said \"an argument\"")
        .contains("message_id=wamid.1, request_id=7")
        .contains("java.lang.IllegalStateException: why");
  }

  private String written(String format) throws Exception {
    var event =
        new LoggingEvent(
            "",
            context.getLogger("dev.ava.Somewhere"),
            Level.ERROR,
            "Said {}\nin two lines",
            new IllegalStateException("why"),
            new Object[] {"\"an argument\""});
    event.setTimeStamp(1_700_000_000_123L);
    event.setMDCPropertyMap(new TreeMap<>(Map.of("message_id", "wamid.1", "request_id", "7")));
    return new String(LogLines.encoder(format).encode(event), UTF_8);
  }
}
