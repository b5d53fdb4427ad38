package dev.ava.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.ava.domain.shared.port.Unavailable;
import dev.ava.testkit.FakeClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class StoreOutageTest {
  private static final Unavailable AWAY = new Unavailable("The database is silent.");
  private static final String BEGAN =
      "Webhooks cannot be stored and are answered with 503, so that Meta sends them again: The"
          + " database is silent.";

  private final Logger log = (Logger) LoggerFactory.getLogger(StoreOutage.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final FakeClock clock = new FakeClock();
  private final StoreOutage outage = new StoreOutage(clock);

  @BeforeEach
  void listen() {
    log.setLevel(Level.INFO);
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(lines);
    log.setLevel(null);
  }

  @Test
  void oneOutageIsOneLineHoweverManyAreRefused() {
    outage.noticed(AWAY);
    outage.stored();
    outage.noticed(AWAY);
    outage.noticed(AWAY);

    assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).containsExactly(BEGAN);
  }

  @Test
  void itIsOverOnceNoneWasRefusedForAWhile() {
    outage.noticed(AWAY);
    outage.noticed(AWAY);
    clock.advance(Duration.ofSeconds(9));
    outage.stored();
    clock.advance(Duration.ofSeconds(1));
    outage.stored();
    outage.stored();

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(BEGAN, "Webhooks are stored again; 2 were answered with 503");
  }

  @Test
  void theNextOutageIsTheNextLine() {
    outage.noticed(AWAY);
    clock.advance(Duration.ofSeconds(10));
    outage.stored();
    outage.noticed(AWAY);

    assertThat(lines.list).hasSize(3);
  }

  @Test
  void whereNothingWasRefusedNothingIsSaid() {
    outage.stored();

    assertThat(lines.list).isEmpty();
  }
}
