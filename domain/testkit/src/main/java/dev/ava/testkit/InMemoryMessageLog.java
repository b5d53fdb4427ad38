package dev.ava.testkit;

import static java.util.stream.Collectors.toMap;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageCursor;
import dev.ava.domain.messaging.MessageEvent;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Conflict;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The message log in the in-memory store.
public final class InMemoryMessageLog implements MessageLog {
  private static final Comparator<MessageCursor> NEWEST_FIRST =
      Comparator.comparing(MessageCursor::createdAt)
          .thenComparing(cursor -> cursor.id().value().toString())
          .reversed();

  private final InMemoryStore store;

  public InMemoryMessageLog(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public List<Message> list(UserId owner, @Nullable MessageCursor before, int most) {
    return store.tables().messages.values().stream()
        .map(MessageRow::message)
        .filter(message -> message.owner().equals(owner) && store.reaches(owner))
        .filter(
            message ->
                before == null || NEWEST_FIRST.compare(before, MessageCursor.behind(message)) < 0)
        .sorted(Comparator.comparing(MessageCursor::behind, NEWEST_FIRST))
        .limit(most)
        .toList();
  }

  @Override
  public List<Message> listForward(UserId owner, @Nullable MessageCursor after, int most) {
    return store.tables().messages.values().stream()
        .map(MessageRow::message)
        .filter(message -> message.owner().equals(owner) && store.reaches(owner))
        .filter(
            message ->
                after == null || NEWEST_FIRST.compare(after, MessageCursor.behind(message)) > 0)
        .sorted(Comparator.comparing(MessageCursor::behind, NEWEST_FIRST.reversed()))
        .limit(most)
        .toList();
  }

  @Override
  public void append(List<Entry> entries) {
    entries.forEach(entry -> append(entry.message(), entry.wamid()));
  }

  private void append(Message message, @Nullable Wamid wamid) {
    var messages = store.tables().messages;
    store.requireService();
    store.requireUser(message.owner());
    store.requireAvatar(message.avatar());
    if (messages.containsKey(message.id()) || (wamid != null && find(wamid).isPresent())) {
      throw store.fail(new Conflict("The id or the wamid is taken."));
    }
    messages.put(message.id(), MessageRow.of(message, wamid));
  }

  @Override
  public Map<Wamid, Message> find(Set<Wamid> wamids) {
    var found = new HashMap<Wamid, Message>();
    wamids.forEach(wamid -> find(wamid).ifPresent(message -> found.put(wamid, message)));
    return found;
  }

  private Optional<Message> find(Wamid wamid) {
    return store.tables().messages.values().stream()
        .filter(row -> wamid.equals(row.wamid()))
        .map(MessageRow::message)
        .filter(message -> store.reaches(message.owner()))
        .findFirst();
  }

  @Override
  public Map<Message.Id, Message.Status> lock(Set<Message.Id> ids) {
    var messages = store.tables().messages;
    store.requireService();
    return ids.stream()
        .map(messages::get)
        .filter(Objects::nonNull)
        .map(MessageRow::message)
        .collect(toMap(Message::id, Message::status));
  }

  @Override
  public void changeStatus(List<StatusChange> changes) {
    var messages = store.tables().messages;
    store.requireService();
    for (var change : changes) {
      messages.computeIfPresent(
          change.id(), (key, row) -> row.with(change.status(), change.failure()));
    }
  }

  @Override
  public void addEvent(Message.Id id, MessageEvent event, String cause) {
    var messages = store.tables().messages;
    store.requireService();
    var row = messages.get(id);
    if (row == null) {
      throw store.fail(new Conflict("There is no such message."));
    }
    messages.put(id, row.with(cause, event));
  }
}
