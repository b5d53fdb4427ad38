package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.testkit.AvatarFixture;
import dev.ava.testkit.Fixtures;
import dev.ava.testkit.InboxItemFixture;
import dev.ava.testkit.MessageFixture;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that mean something to SQL, to JSON or to placeholders come back as they were, and do
/// nothing.
final class OddValuesTest {
  private static final Caller SERVICE = Caller.Service.WORKER;

  private final PostgresStore store = PostgresStore.shared();
  private UserId user;

  @BeforeEach
  void addUser() {
    store.clearQueues();
    user = Fixtures.aUserId();
    store.addUser(user, Fixtures.anEmail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; drop table ava.messages; --",
        "' or '1'='1",
        "$1 :userId ?1 ? :: {0}",
        "$$ select 1 $$",
        "\\'; \\\\ \\n \\u0041",
        "E'\\x00'",
        "\"}, {\"sub\": \"x\"",
        "</json>\u2028\u2029",
        "%s %d %n",
        "null",
        "/* -- */",
        "שלום 🌙 \u202Eabc"
      })
  void oddTextsAreOnlyTexts(String text) {
    var avatar = AvatarFixture.anAvatar().of(user).named(text).looking(text).build();
    var message = MessageFixture.aMessage().of(user).saying(text).build();
    var wamid = new Wamid(text + user.value());
    var item = InboxItemFixture.aText(Fixtures.aSender(), text).lane(text).raw(text).build();

    in(new Caller.User(user), () -> store.bean(Avatars.class).add(avatar));
    in(
        SERVICE,
        () -> store.bean(MessageLog.class).append(List.of(new MessageLog.Entry(message, wamid))));
    in(SERVICE, () -> store.bean(Inbox.class).add(List.of(item), Fixtures.NOW));

    assertThat(get(new Caller.User(user), () -> store.bean(Avatars.class).ofOwner(user)))
        .contains(avatar);
    assertThat(get(SERVICE, () -> store.bean(MessageLog.class).find(Set.of(wamid)).values()))
        .contains(message);
    assertThat(
            get(
                SERVICE,
                () ->
                    store
                        .bean(Inbox.class)
                        .claim(store.aliveNode(), 9, Duration.ofMinutes(1), Fixtures.NOW)))
        .extracting(Inbox.Claim::item)
        .containsExactly(item);
  }

  private <T> T get(Caller caller, Supplier<T> work) {
    return store.transactions().required(caller, work);
  }

  private void in(Caller caller, Runnable work) {
    store.transactions().required(caller, work);
  }
}
