package dev.ava.domain.diagnosis;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What no finding may say. The last line of defence: whoever finds something leaves secrets out of
/// it, and what others wrote (an error text of Meta's, of a database's) is blanked all the same.
public final class Secrets {
  private static final String BLANK = "***";

  /// Shorter texts are no secrets, and would be found in ordinary words.
  private static final int SHORTEST = 4;

  private final List<String> forms;

  /// @param values the secrets themselves
  public Secrets(Collection<String> values) {
    this.forms =
        values.stream()
            .map(String::strip)
            .filter(value -> value.length() >= SHORTEST)
            .flatMap(Secrets::forms)
            .distinct()
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
  }

  /// The text with `***` for each secret in it, as it is or percent-encoded.
  public String blanked(String text) {
    var blanked = text;
    for (var form : forms) {
      blanked = blanked.replace(form, BLANK);
    }
    return blanked;
  }

  /// Without the secrets.
  @Override
  public String toString() {
    return "Secrets[" + forms.size() + "]";
  }

  private static Stream<String> forms(String secret) {
    var encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return Arrays.stream(new String[] {secret, encoded, encoded.replace("+", "%20")});
  }
}
