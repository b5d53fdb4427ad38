package dev.ava.testkit;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.Queue;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.CallerGone;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The database behind the fakes. It behaves as strictly as the real one: nothing works outside a
/// transaction, a user reaches the own rows only, rows refer to what exists, and after a failure
/// inside a transaction nothing more can be done in it but roll back.
///
/// Transactions of several threads run one after the other.
public final class InMemoryStore {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Queue, BlockingQueue<Queue>> signals = new EnumMap<>(Queue.class);
  private Tables tables = new Tables();
  private @Nullable Running running;

  public InMemoryStore() {
    for (var queue : Queue.values()) {
      signals.put(queue, new ArrayBlockingQueue<>(1));
    }
  }

  /// Makes a user known, as a sign-up does. Whatever belongs to a user needs one.
  ///
  /// @throws Conflict if the id or the e-mail address is taken
  public void addUser(UserId id, EmailAddress email) {
    required(
        Caller.Service.SIGN_IN,
        () -> {
          insertUser(id, email);
          return id;
        });
  }

  /// Makes a user unknown, with everything that refers to them. Does nothing if there is none.
  public void removeUser(UserId id) {
    required(
        Caller.Service.SIGN_IN,
        () -> {
          tables.removeUser(id);
          return true;
        });
  }

  /// Empties the inbox and the outbox, and forgets what limits sending.
  public void clearQueues() {
    required(
        Caller.Service.WORKER,
        () -> {
          tables.inbox.clear();
          tables.outbox.clear();
          tables.numbers.clear();
          tables.conversations.clear();
          return true;
        });
    signals.values().forEach(BlockingQueue::clear);
  }

  /// What is stored, seen from outside, whatever the caller may see.
  <T> T inspect(Function<Tables, T> question) {
    lock.lock();
    try {
      return question.apply(tables);
    } finally {
      lock.unlock();
    }
  }

  <T extends @Nullable Object> T required(Caller caller, Supplier<T> work) {
    lock.lock();
    try {
      return running == null ? begin(caller, true, work) : join(running, caller, work);
    } finally {
      lock.unlock();
    }
  }

  <T extends @Nullable Object> T reading(Caller caller, Supplier<T> work) {
    lock.lock();
    try {
      return running == null ? begin(caller, false, work) : join(running, caller, work);
    } finally {
      lock.unlock();
    }
  }

  <T extends @Nullable Object> T snapshot(Caller caller, Supplier<T> work) {
    assertNoTransaction();
    return required(caller, work);
  }

  private <T extends @Nullable Object> T begin(Caller caller, boolean keeps, Supplier<T> work) {
    requireKnown(caller);
    var before = tables.snapshot();
    var mine = new Running(caller);
    running = mine;
    var committed = false;
    try {
      T result = work.get();
      if (mine.failed) {
        throw new Unavailable("The transaction had failed and was rolled back.");
      }
      if (keeps) {
        committed = true;
        mine.added.forEach(queue -> signals(queue).offer(queue));
      }
      return result;
    } finally {
      running = null;
      if (!committed) {
        tables = before;
      }
    }
  }

  private void requireKnown(Caller caller) {
    if (caller instanceof Caller.User(var id)
        && (!tables.users.containsKey(id) || tables.erasures.containsKey(id))) {
      throw new CallerGone();
    }
  }

  private static <T extends @Nullable Object> T join(
      Running outer, Caller caller, Supplier<T> work) {
    if (!outer.caller.equals(caller)) {
      throw new IllegalStateException("A transaction of another caller is under way.");
    }
    return work.get();
  }

  /// The tables, for the transaction of this thread.
  Tables tables() {
    if (current().failed) {
      throw new IllegalStateException("The transaction has failed; it can only be rolled back.");
    }
    return tables;
  }

  /// Throws if this thread is in a transaction.
  void assertNoTransaction() {
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("Not to be called inside a transaction.");
    }
  }

  /// Whether the caller may see and change what belongs to `owner`.
  boolean reaches(UserId owner) {
    return switch (current().caller) {
      case Caller.User(var id) -> id.equals(owner);
      case Caller.Service _ -> true;
    };
  }

  void requireReach(UserId owner) {
    if (!reaches(owner)) {
      throw fail(new NotAllowed("This belongs to another user."));
    }
  }

  void requireService() {
    if (current().caller instanceof Caller.User) {
      throw fail(new NotAllowed("This is for services only."));
    }
  }

  /// Spoils the transaction.
  <E extends RuntimeException> E fail(E cause) {
    current().failed = true;
    return cause;
  }

  void insertUser(UserId id, EmailAddress email) {
    if (tables().users.containsKey(id) || tables().users.containsValue(email)) {
      throw fail(new Conflict("The user id or the e-mail address is taken."));
    }
    tables().users.put(id, email);
  }

  void requireUser(UserId id) {
    if (!tables().users.containsKey(id)) {
      throw fail(new Conflict("There is no such user."));
    }
  }

  void requireAvatar(Avatar.@Nullable Id id) {
    if (id != null
        && tables().avatars.values().stream().noneMatch(known -> known.id().equals(id))) {
      throw fail(new Conflict("There is no such avatar."));
    }
  }

  void requireMessage(Message.@Nullable Id id) {
    if (id != null && !tables().messages.containsKey(id)) {
      throw fail(new Conflict("There is no such message."));
    }
  }

  boolean isAlive(NodeId node, Instant now) {
    var until = tables().nodes.get(node);
    return until != null && until.isAfter(now);
  }

  boolean holds(@Nullable Hold hold, Instant now) {
    return hold != null && hold.until().isAfter(now) && isAlive(hold.node(), now);
  }

  /// How many moments within the horizon a number may still reserve.
  int moments(PhoneNumberId number, Duration interval, Duration horizon, Instant now) {
    var row = tables().numbers.get(number);
    return (row == null ? NumberRow.open(number, now) : row)
        .moments(Integer.MAX_VALUE, interval, horizon, now);
  }

  /// Wakes a worker after the commit.
  void wake(Queue queue) {
    current().added.add(queue);
  }

  BlockingQueue<Queue> signals(Queue queue) {
    return Objects.requireNonNull(signals.get(queue));
  }

  private Running current() {
    if (running == null || !lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("The store works only inside a transaction.");
    }
    return running;
  }

  /// The transaction under way.
  private static final class Running {
    private final Caller caller;
    private final Set<Queue> added = EnumSet.noneOf(Queue.class);
    private boolean failed;

    private Running(Caller caller) {
      this.caller = caller;
    }
  }
}
