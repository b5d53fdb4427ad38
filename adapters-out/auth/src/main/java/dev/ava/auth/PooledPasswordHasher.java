package dev.ava.auth;

import dev.ava.domain.account.Password;
import dev.ava.domain.account.PasswordHash;
import dev.ava.domain.shared.port.Unavailable;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Hashes on a few threads of the platform, with a short line before them: hashing takes a
/// processor for tens of milliseconds, and without a bound a burst of sign-ins would starve
/// everything else. The threads come after all others for the same reason.
///
/// When the line is full the answer is [Unavailable] (503) and not "throttled" (429): the person
/// has done nothing too often, and a load balancer takes the call to another node.
final class PooledPasswordHasher implements PasswordHasher, AutoCloseable {
  private static final long IDLE_SECONDS = 30;

  private final PasswordHasher hasher;
  private final ThreadPoolExecutor threads;

  /// @param size how many passwords are hashed at the same time
  /// @param waiting how many more may wait for their turn
  PooledPasswordHasher(PasswordHasher hasher, int size, int waiting) {
    this.hasher = hasher;
    this.threads =
        new ThreadPoolExecutor(
            size,
            size,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            new LowPriority(Thread.ofPlatform().name("password-hash-", 0).daemon().factory()));
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public PasswordHash hash(Password password) {
    return onPool(() -> hasher.hash(password));
  }

  @Override
  public boolean matches(String typed, PasswordHash stored) {
    return onPool(() -> hasher.matches(typed, stored));
  }

  @Override
  public PasswordHash decoy() {
    return hasher.decoy();
  }

  /// Lets nothing new in; what has begun ends by itself.
  @Override
  public void close() {
    threads.shutdown();
  }

  private <T> T onPool(Callable<T> work) {
    var task = new FutureTask<>(work);
    try {
      threads.execute(task);
      return task.get();
    } catch (RejectedExecutionException e) {
      throw new Unavailable("There is no room to hash a password now.", e);
    } catch (InterruptedException e) {
      task.cancel(false);
      Thread.currentThread().interrupt();
      throw new Unavailable("The wait for a password hash was interrupted.", e);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  private static RuntimeException failure(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException failed -> failed;
      case Error fatal -> throw fatal;
      case null, default -> new IllegalStateException(e);
    };
  }
}
