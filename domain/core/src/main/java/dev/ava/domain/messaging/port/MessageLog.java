package dev.ava.domain.messaging.port;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageCursor;
import dev.ava.domain.messaging.MessageEvent;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All messages between users and their avatars. Works inside a transaction; a user sees the own
/// ones only and writes none.
public interface MessageLog {
  /// The user's messages before a place in the log, newest first: by `createdAt` and then `id`,
  /// both descending.
  ///
  /// @param before nothing for the newest
  /// @param most how many at the most, 1 or more
  List<Message> list(UserId owner, @Nullable MessageCursor before, int most);

  /// The user's messages behind a place in the log, oldest first: the order of [#list] turned
  /// round.
  ///
  /// @param after nothing for the oldest
  /// @param most how many at the most, 1 or more
  List<Message> listForward(UserId owner, @Nullable MessageCursor after, int most);

  /// Stores messages; their events are not stored with them.
  ///
  /// @throws dev.ava.domain.shared.port.Conflict if there is one with an id or a wamid of theirs
  void append(List<Entry> entries);

  /// The messages with these wamids. One that is not there is left out.
  Map<Wamid, Message> find(Set<Wamid> wamids);

  /// How far the messages with these ids have come, which until the end of the transaction no other
  /// transaction can lock or change. One that is not there is left out. Whoever locks many at once
  /// waits for others who do, and nobody for ever.
  Map<Message.Id, Message.Status> lock(Set<Message.Id> ids);

  /// Stores the statuses of messages that were locked, of each message one at the most.
  void changeStatus(List<StatusChange> changes);

  /// Stores what was done to a message. Does nothing if there is an event with this cause.
  ///
  /// @param cause the key of the inbox item that told of it
  /// @throws dev.ava.domain.shared.port.Conflict if there is no such message
  void addEvent(Message.Id id, MessageEvent event, String cause);

  /// A message that is to be stored.
  ///
  /// @param wamid Meta's id, for a message that came from or went to WhatsApp and has one
  record Entry(Message message, @Nullable Wamid wamid) {}

  /// What becomes of a message.
  ///
  /// @param failure why, with [Message.Status#FAILED]
  record StatusChange(Message.Id id, Message.Status status, @Nullable SendFailure failure) {}
}
