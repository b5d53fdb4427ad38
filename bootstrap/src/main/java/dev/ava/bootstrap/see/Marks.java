package dev.ava.bootstrap.see;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// What every line of the log says while a step is under way (the MDC of this thread).
final class Marks implements AutoCloseable {
  static final String REQUEST = "request_id";
  static final String MESSAGE = "message_id";
  static final String TRACE = "trace_id";

  /// Meta's id of a message of ours.
  static final String SENT = "sent_id";

  private final List<String> names = new ArrayList<>();

  Marks with(String name, @Nullable String value) {
    if (value != null) {
      MDC.put(name, value);
      names.add(name);
    }
    return this;
  }

  @Override
  public void close() {
    names.forEach(MDC::remove);
  }
}
