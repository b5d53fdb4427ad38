package dev.ava.rest;

import dev.ava.domain.account.usecase.ExportAccount.Contents;
import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.messaging.Attachment;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageContext;
import dev.ava.domain.messaging.MessageEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes all messages as one page that a browser shows without a network, oldest first. Everything
/// that anybody has typed is escaped, and the page forbids itself all but its own style.
final class Timeline {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Messages · Ava</title>
      <style>
      :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
      body { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
      ol { list-style: none; padding: 0; }
      li { margin: 0 0 1rem; padding: .6rem .9rem; border: 1px solid #8885; border-radius: .8rem; }
      li.user { margin-left: 2rem; }
      li.assistant { margin-right: 2rem; }
      p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
      .about, .note { font-size: .85rem; opacity: .75; }
      </style>
      </head>
      <body>
      """;

  private final OutputStream out;

  /// @param out gets UTF-8, and is left open
  Timeline(OutputStream out) {
    this.out = out;
  }

  void write(Contents contents, Instant now) throws IOException {
    var avatar = contents.avatar().map(Avatar::persona).map(persona -> persona.name().value());
    print(HEAD);
    print("<h1>Messages</h1>\n<p class=\"about\">As of %s</p>\n<ol>\n".formatted(TIME.format(now)));
    for (var message : contents.messages()) {
      print(item(message, avatar.orElse("Your avatar")));
    }
    print("</ol>\n</body>\n</html>\n");
  }

  private static String item(Message message, String avatar) {
    var isUser = message.role() == Message.Role.USER;
    var item = new StringBuilder();
    item.append("<li class=\"").append(isUser ? "user" : "assistant").append("\">\n");
    item.append("<div class=\"about\"><strong>")
        .append(escaped(isUser ? "You" : avatar))
        .append("</strong> · <time datetime=\"")
        .append(message.createdAt())
        .append("\">")
        .append(TIME.format(message.createdAt()))
        .append("</time></div>\n<p dir=\"auto\">")
        .append(escaped(message.content()))
        .append("</p>\n");
    notes(message)
        .forEach(
            note ->
                item.append("<p class=\"note\" dir=\"auto\">")
                    .append(escaped(note))
                    .append("</p>\n"));
    return item.append("</li>\n").toString();
  }

  private static List<String> notes(Message message) {
    return Stream.of(
            about(message.attachment(), message.content()),
            about(message.context()),
            Optional.ofNullable(message.failure())
                .map(why -> "Not delivered: " + why.reason())
                .stream(),
            message.events().stream().map(Timeline::about))
        .flatMap(notes -> notes)
        .toList();
  }

  private static Stream<String> about(@Nullable Attachment attachment, String content) {
    var line = attachment == null ? content : attachment.line();
    return line.equals(content) ? Stream.empty() : Stream.of(line);
  }

  private static Stream<String> about(@Nullable MessageContext context) {
    if (context == null) {
      return Stream.empty();
    }
    var forwarded =
        switch (context.forwarded()) {
          case NO -> Stream.<String>empty();
          case YES -> Stream.of("Forwarded");
          case OFTEN -> Stream.of("Forwarded many times");
        };
    var answer = Stream.ofNullable(context.repliesTo()).map(_ -> "In reply to another message");
    return Stream.concat(forwarded, answer);
  }

  private static String about(MessageEvent event) {
    var what =
        switch (event) {
          case MessageEvent.Reacted(var emoji, _) -> "Reacted with " + emoji;
          case MessageEvent.ReactionRemoved _ -> "Reaction taken away";
          case MessageEvent.Edited(var content, _, _) -> "Changed to: " + content;
          case MessageEvent.Revoked _ -> "Taken back";
        };
    return what + " · " + TIME.format(event.at());
  }

  private void print(String html) throws IOException {
    out.write(html.getBytes(StandardCharsets.UTF_8));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
