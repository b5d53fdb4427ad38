package dev.ava.reply;

import dev.ava.domain.messaging.port.ReplyGenerator;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/// Says again what the user said (`ava.reply.kind=echo`). A reply that WhatsApp would not carry in
/// one message is cut and ends with an ellipsis. WhatsApp counts UTF-16 units.
@Singleton
@Requires(property = "ava.reply.kind", value = "echo")
final class EchoReplyGenerator implements ReplyGenerator {
  private static final String PREFIX = "[Echo] ";
  private static final String ELLIPSIS = "…";
  private static final int LONGEST = 4_096;

  @Override
  public String reply(Prompt prompt) {
    var echo = PREFIX + prompt.text();
    if (echo.length() <= LONGEST) {
      return echo;
    }
    var end = LONGEST - ELLIPSIS.length();
    var splitsPair =
        Character.isHighSurrogate(echo.charAt(end - 1))
            && Character.isLowSurrogate(echo.charAt(end));
    return echo.substring(0, splitsPair ? end - 1 : end) + ELLIPSIS;
  }
}
