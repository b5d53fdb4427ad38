package dev.ava.postgres;

import dev.ava.domain.shared.UserId;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Somebody who has never lived, to own sample rows.
///
/// @param key the id of whatever the user has one of
/// @param number the same where ids are numbers; less than any that a sequence gives
/// @param phone in E.164, of no country
record SampleUser(UserId id, UUID key, long number, String phone) {
  private static final long LEAST = 10_000_000_000L;

  static SampleUser random() {
    return new SampleUser(
        new UserId(UUID.randomUUID()),
        UUID.randomUUID(),
        -ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE),
        "+999" + ThreadLocalRandom.current().nextLong(LEAST, LEAST * 10));
  }
}
