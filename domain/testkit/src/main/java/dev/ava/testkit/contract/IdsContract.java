package dev.ava.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ava.domain.shared.port.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What [Ids] promises.
public abstract class IdsContract {
  private static final int MANY = 10_000;

  protected abstract Ids ids();

  @Test
  void anIdIsOfVersion7() {
    var id = ids().next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void anIdBeginsWithTheTime() {
    var millis = ids().next().getMostSignificantBits() >>> 16;

    assertThat(Instant.ofEpochMilli(millis))
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void laterIdsSortAfterEarlierOnes() {
    var ids = ids();

    assertThat(Stream.generate(ids::next).limit(MANY).map(UUID::toString))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void idsOfSeveralThreadsDiffer() {
    var ids = ids();

    var drawn = Race.run(4, index -> Stream.generate(ids::next).limit(MANY).toList());

    assertThat(drawn.stream().flatMap(List::stream).distinct()).hasSize(4 * MANY);
  }
}
