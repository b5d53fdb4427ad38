package dev.ava.bootstrap;

import dev.ava.domain.diagnosis.Secrets;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.regex.Pattern;

/// Finds the secrets in a configuration: what is called so, and passwords inside URLs.
final class SecretValues {
  private static final Pattern NAME =
      Pattern.compile(".*(?:token|secret|password|key|dsn|headers)");
  private static final Pattern IN_URL =
      Pattern.compile("://[^:/?#@]*:([^@/?#]+)@|[?&](?:ssl)?password=([^&#]+)");

  private SecretValues() {}

  static Secrets in(Configuration configuration) {
    var secrets = new ArrayList<String>();
    configuration
        .properties()
        .forEach(
            (name, value) -> {
              var text = value.toString();
              if (NAME.matcher(name).matches()) {
                secrets.add(text);
              }
              IN_URL
                  .matcher(text)
                  .results()
                  .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                  .forEach(
                      password -> {
                        secrets.add(password);
                        secrets.add(decoded(password));
                      });
            });
    return new Secrets(secrets);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }
}
