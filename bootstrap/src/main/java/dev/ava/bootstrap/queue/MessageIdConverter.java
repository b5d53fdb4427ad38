package dev.ava.bootstrap.queue;

import dev.ava.domain.messaging.OutboundMessage;
import java.util.UUID;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the id of a message of the outbox.
final class MessageIdConverter implements ITypeConverter<OutboundMessage.Id> {
  @Override
  public OutboundMessage.Id convert(String text) {
    try {
      return new OutboundMessage.Id(UUID.fromString(text));
    } catch (IllegalArgumentException none) {
      throw new TypeConversionException("must be the id of a message as `ava queue list` shows it");
    }
  }
}
