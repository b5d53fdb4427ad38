package dev.ava.bootstrap.see;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// What OpenTelemetry says through `java.util.logging`, in Ava's log. A collector that is away is
/// worth a warning and no error: nothing that people want of Ava depends on it.
final class ExporterLog extends SLF4JBridgeHandler {
  /// Held, because the log manager forgets loggers that nobody holds.
  private static final Logger EXPORTER = Logger.getLogger("io.opentelemetry");

  private ExporterLog() {}

  static synchronized void takeOver() {
    if (EXPORTER.getUseParentHandlers()) {
      EXPORTER.setUseParentHandlers(false);
      EXPORTER.addHandler(new ExporterLog());
    }
  }

  @Override
  public void publish(LogRecord line) {
    if (line.getLevel().intValue() > Level.WARNING.intValue()) {
      line.setLevel(Level.WARNING);
    }
    super.publish(line);
  }
}
