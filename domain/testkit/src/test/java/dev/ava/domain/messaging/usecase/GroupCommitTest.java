package dev.ava.domain.messaging.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Unavailable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GroupCommitTest {
  private static final Caller.Service WORKER = Caller.Service.WORKER;
  private static final String BAD = "bad";
  private static final String AWAY = "away";
  private static final Executor THREADS = Thread::startVirtualThread;

  private final List<List<String>> groups = Collections.synchronizedList(new ArrayList<>());
  private final List<Caller> callers = Collections.synchronizedList(new ArrayList<>());
  private final Semaphore begun = new Semaphore(0);
  private final CountDownLatch gate = new CountDownLatch(1);

  @Test
  void whoComesAloneIsDoneAlone() {
    gate.countDown();
    var shared = shared(9, 1);

    assertThat(shared.submit(WORKER, "a")).isEqualTo("A");
    assertThat(shared.submit(WORKER, "b")).isEqualTo("B");
    assertThat(groups).containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void whoeverComesMeanwhileMakesTheNextGroup() throws InterruptedException {
    var shared = shared(9, 1);

    var answers = behindAnother(shared, "a", "b", "c");

    assertThat(answers).containsExactly("A", "B", "C");
    assertThat(groups).containsExactly(List.of("first"), List.of("a", "b", "c"));
  }

  @Test
  void aGroupHasNoMoreThanItMay() throws InterruptedException {
    var shared = shared(2, 1);

    behindAnother(shared, "a", "b", "c");

    assertThat(groups).containsExactly(List.of("first"), List.of("a", "b"), List.of("c"));
  }

  @Test
  void whatIsTooHeavyMakesAGroupOfItsOwn() throws InterruptedException {
    var shared = shared(3, 1, String::length);

    behindAnother(shared, "a", "heavy", "b", "c");

    assertThat(groups)
        .containsExactly(List.of("first"), List.of("a"), List.of("heavy"), List.of("b", "c"));
  }

  @Test
  void aGroupIsOfOneCaller() throws InterruptedException {
    var shared = shared(9, 1);
    started(shared, "first");
    begun.acquire();
    var ours = started(shared, "a");
    await().until(() -> shared.waiting() == 1);
    var theirs =
        CompletableFuture.supplyAsync(() -> shared.submit(Caller.Service.WEBHOOK, "b"), THREADS);
    await().until(() -> shared.waiting() == 2);
    gate.countDown();

    assertThat(ours.join() + theirs.join()).isEqualTo("AB");
    assertThat(groups).containsExactly(List.of("first"), List.of("a"), List.of("b"));
    assertThat(callers).containsExactly(WORKER, WORKER, Caller.Service.WEBHOOK);
  }

  @Test
  void asManyGroupsAsMayAreAtWorkAtTheSameTime() throws InterruptedException {
    var shared = shared(9, 2);
    var all = IntStream.range(0, 4).mapToObj(i -> started(shared, "item " + i)).toList();

    begun.acquire(2);
    await().until(() -> shared.waiting() == 2);

    assertThat(begun.tryAcquire()).isFalse();
    gate.countDown();
    all.forEach(CompletableFuture::join);
    assertThat(groups.stream().flatMap(List::stream)).hasSize(4);
  }

  @Test
  void whoComesWhileGroupsRestWaitsForTheNextAndNobodyWaitsForTheRest() throws Exception {
    gate.countDown();
    var rests = new LinkedBlockingQueue<Runnable>();
    var shared = new GroupCommit<String, String>(9, 1, item -> 1, rests::add, this::work);

    assertThat(shared.submit(WORKER, "a")).isEqualTo("A");
    var next = List.of(started(shared, "b"), started(shared, "c"));
    await().until(() -> shared.waiting() == 2);
    rests.take().run();

    assertThat(next).extracting(CompletableFuture::join).containsExactly("B", "C");
    assertThat(groups).map(List::size).containsExactly(1, 2);
    rests.take().run();
    assertThat(shared.submit(WORKER, "d")).isEqualTo("D");
  }

  @Test
  void oneThatFailsHurtsNoNeighbour() throws InterruptedException {
    var shared = shared(9, 1);

    var all = startedBehindAnother(shared, "a", BAD, "c");

    assertThat(all.get(0).join()).isEqualTo("A");
    assertThatThrownBy(all.get(1)::join).hasCauseInstanceOf(Conflict.class);
    assertThat(all.get(2).join()).isEqualTo("C");
  }

  @Test
  void aStoreThatIsAwayIsAskedOnce() throws InterruptedException {
    var shared = shared(9, 1);

    var all = startedBehindAnother(shared, "a", AWAY, "c");

    assertThat(all)
        .allSatisfy(one -> assertThatThrownBy(one::join).hasCauseInstanceOf(Unavailable.class));
    assertThat(groups).hasSize(2);
  }

  @Test
  void afterAFailureItGoesOn() {
    gate.countDown();
    var shared = shared(9, 1);

    assertThatThrownBy(() -> shared.submit(WORKER, BAD)).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> shared.submit(WORKER, AWAY)).isInstanceOf(Unavailable.class);
    assertThat(shared.submit(WORKER, "a")).isEqualTo("A");
  }

  @Test
  void anErrorIsToldToAll() throws InterruptedException {
    var shared =
        new GroupCommit<String, String>(
            9,
            1,
            (caller, group) -> {
              begun.release();
              awaitGate();
              throw new AssertionError("broken");
            });

    var all = startedBehindAnother(shared, "a");

    assertThatThrownBy(all.getFirst()::join).hasCauseInstanceOf(AssertionError.class);
  }

  @Test
  void whoWaitsWhileTheStoreIsAwayIsToldSoAtOnce() throws InterruptedException {
    var shared = shared(1, 1);
    var first = started(shared, AWAY);
    begun.acquire();
    var behind = List.of(started(shared, "a"), started(shared, "b"));
    await().until(() -> shared.waiting() == 2);

    gate.countDown();

    assertThatThrownBy(first::join).hasCauseInstanceOf(Unavailable.class);
    assertThat(behind)
        .allSatisfy(one -> assertThatThrownBy(one::join).hasCauseInstanceOf(Unavailable.class));
    assertThat(groups).hasSize(1);
    assertThat(shared.submit(WORKER, "c")).isEqualTo("C");
  }

  @Test
  void whoIsInterruptedWorksForAGroupAllTheSame() {
    var shared =
        new GroupCommit<String, String>(
            9, 1, (caller, group) -> List.of("" + Thread.currentThread().isInterrupted()));

    Thread.currentThread().interrupt();

    assertThat(shared.submit(WORKER, "a")).isEqualTo("false");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void whoIsInterruptedLearnsAllTheSame() throws InterruptedException {
    var shared = shared(9, 1);
    started(shared, "first");
    begun.acquire();
    var answer = new CompletableFuture<String>();
    var interrupted =
        Thread.startVirtualThread(
            () -> {
              var said = shared.submit(WORKER, "a");
              answer.complete(said + Thread.currentThread().isInterrupted());
            });

    await().until(() -> shared.waiting() == 1);
    interrupted.interrupt();
    gate.countDown();

    assertThat(answer.join()).isEqualTo("Atrue");
  }

  private GroupCommit<String, String> shared(int most, int groupsAtOnce) {
    return shared(most, groupsAtOnce, item -> 1);
  }

  private GroupCommit<String, String> shared(
      int most, int groupsAtOnce, ToIntFunction<String> weight) {
    return new GroupCommit<>(most, groupsAtOnce, weight, Runnable::run, this::work);
  }

  private List<String> work(Caller.Service caller, List<String> group) {
    callers.add(caller);
    groups.add(group);
    begun.release();
    awaitGate();
    if (group.contains(BAD)) {
      throw new Conflict("It is bad.");
    }
    if (group.contains(AWAY)) {
      throw new Unavailable("It is away.");
    }
    return group.stream().map(item -> item.toUpperCase(Locale.ROOT)).toList();
  }

  private void awaitGate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> behindAnother(GroupCommit<String, String> shared, String... items)
      throws InterruptedException {
    return startedBehindAnother(shared, items).stream().map(CompletableFuture::join).toList();
  }

  /// Lets one be at work until all the others wait.
  private List<CompletableFuture<String>> startedBehindAnother(
      GroupCommit<String, String> shared, String... items) throws InterruptedException {
    started(shared, "first");
    begun.acquire();
    var all = new ArrayList<CompletableFuture<String>>();
    for (var item : items) {
      all.add(started(shared, item));
      await().until(() -> shared.waiting() == all.size());
    }
    gate.countDown();
    return all;
  }

  private static CompletableFuture<String> started(
      GroupCommit<String, String> shared, String item) {
    return CompletableFuture.supplyAsync(() -> shared.submit(WORKER, item), THREADS);
  }
}
