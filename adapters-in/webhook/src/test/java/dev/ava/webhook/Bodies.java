package dev.ava.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Bodies of webhooks: Meta's own, and made ones.
final class Bodies {
  static final String PHONE_NUMBER_ID = "106540352242922";
  static final String METADATA =
      "{\"display_phone_number\":\"15550783881\",\"phone_number_id\":\"106540352242922\"}";

  private Bodies() {}

  /// The names of Meta's own bodies.
  static List<String> names() {
    try (var files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String name) {
    return new String(bytes(name), UTF_8);
  }

  /// One change of field `messages` whose value holds `rest` beside the usual.
  static String body(String rest) {
    return "{\"object\":\"whatsapp_business_account\",\"entry\":[" + entry(rest) + "]}";
  }

  static String entry(String rest) {
    return "{\"id\":\"419561257915477\",\"changes\":[" + change(rest) + "]}";
  }

  static String change(String rest) {
    return "{\"field\":\"messages\",\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":"
        + METADATA
        + ","
        + rest
        + "}}";
  }

  /// A text from a phone number.
  static String text(String wamid, String said) {
    return "{\"from\":\"16505551234\",\"id\":\""
        + wamid
        + "\",\"timestamp\":\"1749416383\",\"type\":\"text\",\"text\":{\"body\":\""
        + said
        + "\"}}";
  }

  /// What a value holds beside the usual: these messages.
  static String messages(String... messages) {
    return "\"messages\":[" + String.join(",", messages) + "]";
  }

  private static Path folder() {
    try {
      return Path.of(
              Objects.requireNonNull(Bodies.class.getResource("/whatsapp/text_message.json"))
                  .toURI())
          .resolveSibling("");
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
