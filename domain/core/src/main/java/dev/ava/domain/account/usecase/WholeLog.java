package dev.ava.domain.account.usecase;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageCursor;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.shared.UserId;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Goes through all messages of a user, oldest first, holding one page of them at a time.
final class WholeLog implements Iterator<Message> {
  private static final int PAGE = 500;

  private final MessageLog log;
  private final UserId owner;
  private final Queue<Message> page = new ArrayDeque<>();
  private @Nullable MessageCursor last;
  private boolean ended;

  WholeLog(MessageLog log, UserId owner) {
    this.log = log;
    this.owner = owner;
  }

  @Override
  public boolean hasNext() {
    if (page.isEmpty() && !ended) {
      page.addAll(log.listForward(owner, last, PAGE));
      ended = page.size() < PAGE;
    }
    return !page.isEmpty();
  }

  @Override
  public Message next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var next = page.remove();
    last = MessageCursor.behind(next);
    return next;
  }
}
