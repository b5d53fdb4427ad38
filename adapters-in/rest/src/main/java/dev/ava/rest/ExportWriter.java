package dev.ava.rest;

import dev.ava.domain.account.usecase.ExportAccount.Contents;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.shared.EmailAddress;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes everything that a person owns as a zip of JSON files and a readable timeline. Holds one
/// message at a time.
@Singleton
final class ExportWriter {
  private final JsonMapper json;
  private final Clock clock;

  ExportWriter(JsonMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  /// @param email of the person, if it is known
  /// @param out is closed
  void write(Contents contents, @Nullable EmailAddress email, OutputStream out) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      value(zip, now, "account.json", ExportedAccount.of(contents.account(), email, now));
      if (contents.avatar().isPresent()) {
        value(zip, now, "avatar.json", AvatarResponse.of(contents.avatar().get()));
      }
      if (contents.link().isPresent()) {
        value(zip, now, "preferences.json", ExportedPreferences.of(contents.link().get()));
      }
      if (!contents.aliases().isEmpty() || !contents.changes().isEmpty()) {
        value(
            zip,
            now,
            "identities.json",
            ExportedIdentities.of(contents.aliases(), contents.changes()));
      }
      begin(zip, now, "messages.json");
      messages(zip, contents.messages());
      begin(zip, now, "timeline.html");
      new Timeline(zip).write(contents, now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void value(ZipOutputStream zip, Instant now, String name, Object value)
      throws IOException {
    begin(zip, now, name);
    zip.write(json.writeValueAsBytes(value));
  }

  private void messages(ZipOutputStream zip, Iterable<Message> messages) throws IOException {
    var before = "[\n";
    for (var message : messages) {
      zip.write(before.getBytes(StandardCharsets.UTF_8));
      zip.write(json.writeValueAsBytes(MessageResponse.of(message)));
      before = ",\n";
    }
    zip.write((before.equals("[\n") ? "[]\n" : "\n]\n").getBytes(StandardCharsets.UTF_8));
  }

  /// Times in a zip have no zone; these are UTC.
  private static void begin(ZipOutputStream zip, Instant now, String name) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
    zip.putNextEntry(entry);
  }
}
