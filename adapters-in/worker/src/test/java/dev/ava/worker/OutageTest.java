package dev.ava.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.ava.domain.shared.port.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class OutageTest {
  private static final Unavailable AWAY = new Unavailable("The database is silent.");

  private final Logger log = (Logger) LoggerFactory.getLogger(Outage.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Outage outage = new Outage();

  @BeforeEach
  void listen() {
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(lines);
  }

  @Test
  void oneOutageIsOneLineHoweverManyNotice() {
    outage.noticed("inbox-1", AWAY);
    outage.noticed("inbox-2", AWAY);
    outage.over();
    outage.over();

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "The workers wait, inbox-1 first: The database is silent.", "The workers go on");
  }

  @Test
  void theNextOutageIsTheNextLine() {
    outage.noticed("inbox-1", AWAY);
    outage.over();
    outage.noticed("inbox-1", AWAY);

    assertThat(lines.list).hasSize(3);
  }

  @Test
  void whereNothingWasAwayNothingIsSaid() {
    outage.over();

    assertThat(lines.list).isEmpty();
  }
}
