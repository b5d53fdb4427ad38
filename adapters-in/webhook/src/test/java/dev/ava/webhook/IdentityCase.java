package dev.ava.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// One case of `identities.txt`: what it is about, and its lines.
record IdentityCase(String about, List<String> steps) {
  private static final Pattern BLANK_LINES = Pattern.compile("\\R\\s*\\R");
  private static final String MARK = "== ";

  static List<IdentityCase> all() {
    var cases = new ArrayList<IdentityCase>();
    for (var paragraph : BLANK_LINES.split(text())) {
      if (paragraph.strip().startsWith(MARK) && !paragraph.startsWith(" ")) {
        var lines = paragraph.strip().lines().toList();
        cases.add(
            new IdentityCase(
                lines.getFirst().substring(MARK.length()), lines.subList(1, lines.size())));
      }
    }
    return cases;
  }

  private static String text() {
    try (var file = IdentityCase.class.getResourceAsStream("/identities.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return about;
  }
}
