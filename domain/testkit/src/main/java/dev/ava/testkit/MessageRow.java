package dev.ava.testkit;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageEvent;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param causes what told of the message's events, in no order
record MessageRow(Message message, @Nullable Wamid wamid, List<String> causes) {
  static MessageRow of(Message message, @Nullable Wamid wamid) {
    return new MessageRow(
        changed(message, message.status(), message.failure(), List.of()), wamid, List.of());
  }

  MessageRow with(Message.Status status, @Nullable SendFailure failure) {
    return new MessageRow(changed(message, status, failure, message.events()), wamid, causes);
  }

  /// With the event in its place, unless its cause is known.
  MessageRow with(String cause, MessageEvent event) {
    if (causes.contains(cause)) {
      return this;
    }
    var events = new ArrayList<>(message.events());
    events.add(event);
    events.sort(Comparator.comparing(MessageEvent::at));
    var all = new ArrayList<>(causes);
    all.add(cause);
    return new MessageRow(
        changed(message, message.status(), message.failure(), events), wamid, List.copyOf(all));
  }

  private static Message changed(
      Message of, Message.Status status, @Nullable SendFailure failure, List<MessageEvent> events) {
    return new Message(
        of.id(),
        of.owner(),
        of.avatar(),
        of.channel(),
        of.role(),
        of.content(),
        of.createdAt(),
        status,
        of.attachment(),
        of.context(),
        failure,
        events);
  }
}
