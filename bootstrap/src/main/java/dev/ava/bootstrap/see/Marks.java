package dev.ava.bootstrap.see;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// What every line of the log says while a step is under way (the MDC of this thread). Afterwards
/// it says what it said before.
final class Marks implements AutoCloseable {
  static final String REQUEST = "request_id";
  static final String MESSAGE = "message_id";
  static final String TRACE = "trace_id";

  /// Meta's id of a message of ours.
  static final String SENT = "sent_id";

  private final Map<String, Optional<String>> before = new HashMap<>();

  Marks with(String name, @Nullable String value) {
    if (value != null) {
      before.put(name, Optional.ofNullable(MDC.get(name)));
      MDC.put(name, value);
    }
    return this;
  }

  @Override
  public void close() {
    before.forEach(
        (name, value) ->
            value.ifPresentOrElse(outer -> MDC.put(name, outer), () -> MDC.remove(name)));
  }
}
