package dev.ava.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// The lines of the log of this process, written as the installation's own configuration writes
/// them.
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger everything = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.ava");
  private final Encoder<ILoggingEvent> encoder;

  private LogLines(Encoder<ILoggingEvent> encoder) {
    this.encoder = encoder;
  }

  /// Begins to listen.
  ///
  /// @param format `json` or `text`
  static LogLines listen(String format) throws JoranException {
    var lines = new LogLines(encoder(format));
    lines.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
    lines.start();
    lines.everything.addAppender(lines);
    lines.ours.setLevel(Level.INFO);
    return lines;
  }

  /// What writes lines in `logback.xml`.
  static Encoder<ILoggingEvent> encoder(String format) throws JoranException {
    var context = new LoggerContext();
    context.putProperty("ava.log.format", format);
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(Objects.requireNonNull(LogLines.class.getResource("/logback.xml")));
    var console =
        (ConsoleAppender<ILoggingEvent>)
            context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console");
    return console.getEncoder();
  }

  List<String> all() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    everything.detachAppender(this);
    ours.setLevel(null);
    stop();
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8).stripTrailing());
  }
}
