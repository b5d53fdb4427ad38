package dev.ava.bootstrap.see;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.logback.SentryAppender;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.slf4j.LoggerFactory;

/// Reports every error in the log to Sentry. What leaves is decided by [Discretion].
@Context
@Requires(property = "ava.errors.dsn")
final class ErrorReports {
  private final SentryAppender appender = new SentryAppender();
  private final Logger root;

  ErrorReports(
      @Value("${ava.errors.dsn}") String dsn,
      @Value("${ava.app-env}") String environment,
      Discretion discretion) {
    var logs = (LoggerContext) LoggerFactory.getILoggerFactory();
    this.root = logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    appender.setContext(logs);
    appender.setName("sentry");
    appender.setMinimumEventLevel(Level.ERROR);
    appender.setMinimumBreadcrumbLevel(Level.OFF);
    appender.setOptions(options(dsn, environment, discretion));
  }

  @PostConstruct
  void start() {
    appender.start();
    root.addAppender(appender);
  }

  @PreDestroy
  void stop() {
    root.detachAppender(appender);
    appender.stop();
    Sentry.close();
  }

  private static SentryOptions options(String dsn, String environment, Discretion discretion) {
    var options = new SentryOptions();
    options.setDsn(dsn);
    options.setEnvironment(environment);
    options.setSendDefaultPii(false);
    options.setAttachServerName(false);
    options.setAttachThreads(false);
    options.setEnableUncaughtExceptionHandler(false);
    options.setEnableAutoSessionTracking(false);
    options.setEnableShutdownHook(false);
    options.addContextTag(Marks.REQUEST);
    options.addContextTag(Marks.TRACE);
    options.setBeforeSend((event, hint) -> discretion.applyTo(event));
    return options;
  }
}
