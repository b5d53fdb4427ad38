package dev.ava.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ava.bootstrap.scratch.BusinessNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Signed webhooks as Meta sends them, each message unique and from the next of the thousand people
/// who write.
///
/// @param marker what all texts begin with
/// @param number whose secret signs them
record WebhookPosts(String marker, BusinessNumber number) {
  private static final int FIRST_SENDER = 1_001;
  private static final int SENDERS = 1_000;
  private static final String SCHEME = "sha256=";

  static WebhookPosts fresh(BusinessNumber number) {
    return new WebhookPosts("m" + Long.toString(System.nanoTime(), Character.MAX_RADIX), number);
  }

  /// Writes them for `load.lua`: two files, one for each thread.
  ///
  /// @return what the names of the files begin with
  Path write(int count, Path folder) throws IOException {
    var prefix = folder.resolve("posts");
    try (var even = Files.newBufferedWriter(Path.of(prefix + ".0"), UTF_8);
        var odd = Files.newBufferedWriter(Path.of(prefix + ".1"), UTF_8)) {
      for (var i = 0; i < count; i++) {
        var body = body(i, 1);
        var writer = i % 2 == 0 ? even : odd;
        writer.write(signature(body));
        writer.write('\t');
        writer.write(body);
        writer.write('\n');
      }
    }
    return prefix;
  }

  /// One webhook with many messages.
  String batch(int messages) {
    return body(0, messages);
  }

  /// Of a body, in hexadecimal digits.
  String signature(String body) {
    return number.signature(body.getBytes(UTF_8)).substring(SCHEME.length());
  }

  private String body(int first, int count) {
    return """
        {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages",\
        "value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"%s","phone_number_id":"%s"},\
        "contacts":[%s],"messages":[%s]}}]}]}"""
        .formatted(
            number.displayed(),
            number.id(),
            IntStream.range(first, first + Math.min(count, SENDERS))
                .mapToObj(
                    i ->
                        "{\"profile\":{\"name\":\"Sheena Nelson\"},\"wa_id\":\"%s\"}"
                            .formatted(phone(i)))
                .collect(Collectors.joining(",")),
            IntStream.range(first, first + count)
                .mapToObj(this::message)
                .collect(Collectors.joining(",")));
  }

  private String message(int i) {
    var text = "%s-%07d".formatted(marker, i);
    return """
        {"from":"%s","id":"wamid.%s","timestamp":"%d","type":"text",\
        "text":{"body":"%s are you free for a walk this evening?"}}"""
        .formatted(phone(i), text, Instant.now().getEpochSecond(), text);
  }

  private static String phone(int i) {
    return String.format(Locale.ROOT, "1555%07d", FIRST_SENDER + i % SENDERS);
  }
}
