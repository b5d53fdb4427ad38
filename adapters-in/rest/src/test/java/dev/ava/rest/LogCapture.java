package dev.ava.rest;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// Everything that is logged while it is open.
final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  LogCapture() {
    start();
    root.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    event.getMDCPropertyMap();
    events.add(event);
  }

  /// The events that mention `text`, in their message or in their exception's.
  List<ILoggingEvent> mentioning(String text) {
    return events.stream().filter(event -> mentions(event, text)).toList();
  }

  private static boolean mentions(ILoggingEvent event, String text) {
    var thrown = event.getThrowableProxy();
    return event.getFormattedMessage().contains(text)
        || (thrown != null && String.valueOf(thrown.getMessage()).contains(text));
  }

  @Override
  public void close() {
    root.detachAppender(this);
    stop();
  }
}
