package dev.ava.postgres;

import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.InboxItemFixture.aText;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Inbox.Claim;
import dev.ava.domain.shared.Caller;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A row whose content another version, or a person, has written.
final class PoisonedInboxTest {
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final PostgresStore store = PostgresStore.shared();

  @BeforeEach
  void clear() {
    store.clearQueues();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "[]",
        "7",
        "\"text\"",
        "{\"type\": \"song\"}",
        "{\"type\": \"text\"}",
        "{\"type\": \"text\", \"phone\": \"no phone\", \"business_number\": \"1\", \"wamid\": \"w\", \"text\": \"t\"}",
        "{\"type\": \"status\", \"wamid\": \"w\", \"status\": \"flying\"}",
        "{\"type\": \"status\", \"wamid\": \"w\", \"status\": \"sent\", \"sent\": \"no uuid\"}",
        "{\"type\": \"kept\", \"reason\": 7, \"code\": \"x\"}"
      })
  void whatCannotBeReadDiesAndStopsNoOther(String content) throws SQLException {
    var readable = aText().build();
    add(List.of(readable));
    var poisoned = aText().build();
    add(List.of(poisoned));
    poison(poisoned.key(), content);

    var claims = claim();

    assertThat(claims).extracting(claim -> claim.item().key()).containsExactly(readable.key());
    try (var superuser = store.database().superuser()) {
      assertThat(
              Sql.text(
                  superuser,
                  "select state || ': ' || reason from ava.inbox where item_key = ?",
                  poisoned.key()))
          .startsWith("dead: It cannot be read: ");
    }
    assertThat(claim()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void theRestOfTheLaneGoesOnAfterADeadItem(int most) {
    var poisoned = aText().build();
    var next = aText().lane(poisoned.lane()).build();
    add(List.of(poisoned, next));
    poison(poisoned.key(), "{}");

    assertThat(claim(most)).isEmpty();
    assertThat(claim(most)).extracting(claim -> claim.item().key()).containsExactly(next.key());
  }

  private void add(List<InboxItem> items) {
    store.transactions().required(Caller.Service.WEBHOOK, () -> inbox().add(items, NOW));
  }

  private List<Claim> claim() {
    return claim(10);
  }

  private List<Claim> claim(int most) {
    return store
        .transactions()
        .required(Caller.Service.WORKER, () -> inbox().claim(store.aliveNode(), most, LEASE, NOW));
  }

  private void poison(String key, String content) {
    try (var superuser = store.database().superuser()) {
      Sql.execute(
          superuser,
          "update ava.inbox set content = cast(? as json) where item_key = ?",
          content,
          key);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Inbox inbox() {
    return store.bean(Inbox.class);
  }
}
