package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A polite end: Ctrl-C, or the signal of whoever runs Ava as a service.
class StopIT {
  private static final String PHONE = "/dev/phone/api/phones/4915112345678";
  private static final String WAIT_FOR_NEWS =
      "{\"epoch\":\"%s\",\"revision\":%s,\"chat_open\":true}";
  private static final String WRITE =
      "{\"text\":\"hello\",\"name\":\"Ann\",\"copies\":1,\"forged\":false}";
  private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

  @TempDir private Path folder;

  @Test
  void openPhonePagesNeitherHoldUpAStopNorFillTheLog() throws Exception {
    var looks = new AtomicInteger();
    var variables =
        Map.of("PORT", String.valueOf(RunningAva.freePort()), "AVA_DATA_DIR", folder.toString());
    try (var pages = Executors.newVirtualThreadPerTaskExecutor();
        var ava = AvaProcess.serve(variables)) {
      for (var page = 0; page < 3; page++) {
        pages.submit(() -> lookUntilAvaIsGone(ava.api(), looks));
      }
      await().until(() -> looks.get() >= 3);
      assertThat(ava.api().post(PHONE + "/messages", WRITE).status()).isEqualTo(202);
      var before = ava.printed();
      var asked = Instant.now();

      ava.stop();

      assertThat(Duration.between(asked, Instant.now())).isLessThan(LONGEST_STOP);
      assertThat(ava.printed().substring(before.length()))
          .doesNotContain("ERROR")
          .doesNotContain("WARN")
          .doesNotContain("\tat ");
    }
  }

  /// What a phone page does: as soon as one look is answered, it looks again.
  private static int lookUntilAvaIsGone(Api api, AtomicInteger looks) throws Exception {
    var epoch = "";
    var revision = "0";
    while (true) {
      try {
        var view = api.post(PHONE + "/look", WAIT_FOR_NEWS.formatted(epoch, revision));
        assertThat(view.status()).isEqualTo(200);
        epoch = view.text("epoch");
        revision = String.valueOf(view.json().get("revision").getLongValue());
        looks.incrementAndGet();
      } catch (IOException gone) {
        return looks.get();
      }
    }
  }
}
