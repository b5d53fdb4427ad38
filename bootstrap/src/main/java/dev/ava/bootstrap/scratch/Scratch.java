package dev.ava.bootstrap.scratch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;

/// Everything that was started for a while, ended in the reverse order when it is closed or when
/// the process is asked to end, and a folder that is deleted last. Thread-safe.
public final class Scratch implements AutoCloseable {
  private final Path folder;
  private final boolean keep;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final Thread hook = new Thread(this::end, "end of the scratch");
  private boolean ended;

  /// @param name what the name of the folder begins with
  /// @param keep whether the folder stays
  public Scratch(String name, boolean keep) throws IOException {
    this.folder = Files.createTempDirectory(name);
    this.keep = keep;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  public Path folder() {
    return folder;
  }

  /// Will end this too.
  public synchronized <T extends AutoCloseable> T add(T resource) {
    started.push(resource);
    if (ended) {
      end();
      throw new IllegalStateException("It was broken off.");
    }
    return resource;
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // The hook runs or has run, which is all that it is for.
    }
  }

  private synchronized void end() {
    ended = true;
    RuntimeException failure = null;
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        failure = failure == null ? new IllegalStateException("Not everything ended.") : failure;
        failure.addSuppressed(e);
      }
    }
    if (!keep) {
      delete();
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void delete() {
    if (Files.notExists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
