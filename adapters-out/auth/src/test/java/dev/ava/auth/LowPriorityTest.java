package dev.ava.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(20)
final class LowPriorityTest {
  private static final int NICENESS_FIELD_AFTER_NAME = 16;

  private final LowPriority threads = new LowPriority(Thread.ofPlatform().factory());

  @Test
  void itsThreadsDoTheirWork() {
    var worked = new CompletableFuture<Thread>();
    var thread = threads.newThread(() -> worked.complete(Thread.currentThread()));

    thread.start();

    assertThat(worked.join()).isSameAs(thread);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theyAndNoOthersComeAfterAllOthers() throws Exception {
    var before = niceness();
    var theirs = new CompletableFuture<Integer>();
    threads.newThread(() -> complete(theirs)).start();

    assertThat(theirs.get()).isEqualTo(LowPriority.NICENESS);
    assertThat(niceness()).isEqualTo(before);
  }

  private static void complete(CompletableFuture<Integer> niceness) {
    try {
      niceness.complete(niceness());
    } catch (Exception e) {
      niceness.completeExceptionally(e);
    }
  }

  /// Of the calling thread, see `proc(5)`.
  private static int niceness() throws Exception {
    var stat = Files.readString(Path.of("/proc/thread-self/stat"));
    return Integer.parseInt(
        stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICENESS_FIELD_AFTER_NAME]);
  }
}
