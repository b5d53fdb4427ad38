package dev.ava.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ava.bootstrap.scratch.BusinessNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Signed webhooks as Meta sends them, each message unique and from the next of those who
/// write.
///
/// @param marker what all texts begin with
/// @param number whose secret signs them
/// @param second when everybody says everything, as a Unix time
/// @param senders who write
record WebhookPosts(String marker, BusinessNumber number, long second, People senders) {
  /// Meta puts so many messages into one webhook, and so many bytes.
  static final int BATCH = 1_000;

  /// Added to the number of a message, so that all are equally long.
  private static final int LAST = 10_000_000;

  private static final int DIGITS = 8;

  private static final int BATCH_BYTES = 3_000_000;
  private static final String SCHEME = "sha256=";

  static WebhookPosts fresh(BusinessNumber number) {
    return fresh(number, People.WRITERS);
  }

  static WebhookPosts fresh(BusinessNumber number, People senders) {
    return new WebhookPosts(
        "m" + Long.toString(System.nanoTime(), Character.MAX_RADIX),
        number,
        Instant.now().getEpochSecond(),
        senders);
  }

  /// Writes them for `load.lua`: two files, one for each thread.
  ///
  /// @return what the names of the files begin with
  Path write(int count, Path folder) throws IOException {
    var prefix = folder.resolve("posts");
    try (var even = Files.newBufferedWriter(Path.of(prefix + ".0"), UTF_8);
        var odd = Files.newBufferedWriter(Path.of(prefix + ".1"), UTF_8)) {
      for (var i = 0; i < count; i++) {
        var body = body(i, 1, "");
        var writer = i % 2 == 0 ? even : odd;
        writer.write(signature(body));
        writer.write('\t');
        writer.write(body);
        writer.write('\n');
      }
    }
    return prefix;
  }

  /// The same, said at another time.
  WebhookPosts at(Instant when) {
    return new WebhookPosts(marker, number, when.getEpochSecond(), senders);
  }

  /// One webhook with one message.
  String message(int i) {
    return body(i, 1, "");
  }

  /// Which message it is that is in a text, or negative if it is none of these.
  int message(String text) {
    var begin = text.indexOf(marker + "-");
    var end = begin + marker.length() + 1 + DIGITS;
    if (begin < 0 || end > text.length()) {
      return -1;
    }
    try {
      return Integer.parseInt(text.substring(end - DIGITS, end)) - LAST;
    } catch (NumberFormatException another) {
      return -1;
    }
  }

  /// One webhook with as many messages as Meta puts into one, as large as Meta makes them.
  String batch() {
    var bare = body(0, BATCH, "").length();
    return body(0, BATCH, ".".repeat((BATCH_BYTES - bare) / BATCH));
  }

  /// Of a body, in hexadecimal digits.
  String signature(String body) {
    return number.signature(body.getBytes(UTF_8)).substring(SCHEME.length());
  }

  /// @param more at the end of every text
  private String body(int first, int count, String more) {
    var body =
        new StringBuilder(
            "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",\"changes\":["
                + "{\"field\":\"messages\",\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{");
    body.append("\"display_phone_number\":\"").append(number.displayed());
    body.append("\",\"phone_number_id\":\"").append(number.id()).append("\"},\"contacts\":[");
    for (var i = first; i < first + count; i++) {
      body.append(i == first ? "" : ",").append("{\"profile\":{\"name\":\"Sheena Nelson\"},");
      body.append("\"wa_id\":\"").append(senders.phone(i)).append("\"}");
    }
    body.append("],\"messages\":[");
    for (var i = first; i < first + count; i++) {
      body.append(i == first ? "" : ",").append("{\"from\":\"").append(senders.phone(i));
      body.append("\",\"id\":\"wamid.").append(marker).append('-').append(LAST + i);
      body.append("\",\"timestamp\":\"").append(second).append("\",\"type\":\"text\",");
      body.append("\"text\":{\"body\":\"").append(marker).append('-').append(LAST + i);
      body.append(" are you free for a walk this evening?").append(more).append("\"}}");
    }
    return body.append("]}}]}]}").toString();
  }
}
