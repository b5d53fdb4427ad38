package dev.ava.bootstrap;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who is told what Ava does: the log, a collector of traces, a collector of errors. The names are
/// those of OpenTelemetry and Sentry.
final class ObservationChoice {
  private static final Pattern PROJECT = Pattern.compile("/(?:.*/)?[0-9]+");
  private static final Pattern HEADERS =
      Pattern.compile("\\s*[\\w!#$%&'*+.^`|~-]+\\s*=[^,]*(?:,\\s*[\\w!#$%&'*+.^`|~-]+\\s*=[^,]*)*");

  private final Environment environment;
  private final boolean local;

  ObservationChoice(Environment environment, boolean local) {
    this.environment = environment;
    this.local = local;
  }

  void apply(Map<String, Object> properties) {
    properties.put("ava.log.format", logFormat());
    properties.put("ava.traces.service-name", environment.text("OTEL_SERVICE_NAME", "ava"));
    properties.put("ava.traces.ratio", ratio());
    environment
        .url("OTEL_EXPORTER_OTLP_ENDPOINT")
        .ifPresent(url -> properties.put("ava.traces.endpoint", url));
    headers().ifPresent(headers -> properties.put("ava.traces.headers", headers));
    dsn().ifPresent(dsn -> properties.put("ava.errors.dsn", dsn));
  }

  String logFormat() {
    return local
        ? environment.choice("AVA_LOG_FORMAT", "text", "json")
        : environment.choice("AVA_LOG_FORMAT", "json", "text");
  }

  private double ratio() {
    var text = environment.text("OTEL_TRACES_SAMPLER_ARG", "1");
    try {
      var ratio = Double.parseDouble(text);
      if (ratio >= 0 && ratio <= 1) {
        return ratio;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, as for a number out of range.
    }
    environment.problem("OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1, such as 0.1.");
    return 1;
  }

  private Optional<String> headers() {
    var headers = environment.text("OTEL_EXPORTER_OTLP_HEADERS");
    if (headers.isPresent() && !HEADERS.matcher(headers.get()).matches()) {
      environment.problem(
          "OTEL_EXPORTER_OTLP_HEADERS must be names and values such as"
              + " authorization=Bearer%20abc, separated by commas.");
    }
    return headers;
  }

  private Optional<String> dsn() {
    var dsn = environment.text("SENTRY_DSN");
    if (dsn.isPresent() && !isDsn(dsn.get())) {
      environment.problem(
          "SENTRY_DSN must be what Sentry shows as the project's DSN, such as"
              + " https://<public key>@sentry.example.org/42.");
    }
    return dsn;
  }

  private static boolean isDsn(String dsn) {
    try {
      var uri = new URI(dsn);
      return uri.getHost() != null
          && uri.getRawUserInfo() != null
          && uri.getRawQuery() == null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && PROJECT.matcher(uri.getPath()).matches();
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
