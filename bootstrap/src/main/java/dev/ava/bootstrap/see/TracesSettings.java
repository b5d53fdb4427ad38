package dev.ava.bootstrap.see;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where traces go.
///
/// @param endpoint of the collector, without `/v1/traces`
/// @param headers for the collector as OpenTelemetry writes them: `name=value,name=value`, values
///     percent-encoded
/// @param serviceName what Ava is called in traces
/// @param ratio which part of all messages is traced, 0 to 1
@ConfigurationProperties("ava.traces")
@Requires(property = TracesSettings.ENDPOINT)
record TracesSettings(String endpoint, @Nullable String headers, String serviceName, double ratio) {
  static final String ENDPOINT = "ava.traces.endpoint";

  String url() {
    return endpoint + "/v1/traces";
  }

  Map<String, String> headersByName() {
    var byName = new LinkedHashMap<String, String>();
    if (headers != null) {
      for (var header : headers.split(",", -1)) {
        var at = header.indexOf('=');
        byName.put(
            header.substring(0, at).strip(),
            URLDecoder.decode(
                header.substring(at + 1).strip().replace("+", "%2B"), StandardCharsets.UTF_8));
      }
    }
    return byName;
  }

  /// Without what may be a secret.
  @Override
  public String toString() {
    return "TracesSettings[" + endpoint + "]";
  }
}
