package dev.ava.postgres;

import dev.ava.domain.account.port.Accounts;
import dev.ava.domain.account.port.Erasures;
import dev.ava.domain.account.port.Sessions;
import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.messaging.port.Conversations;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.StrangerNotices;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.preferences.port.WhatsAppLinks;
import dev.ava.testkit.contract.ErasuresContract;
import dev.ava.testkit.contract.StoreHarness;

final class PostgresErasuresTest extends ErasuresContract {
  private final PostgresStore store = PostgresStore.shared();

  @Override
  protected StoreHarness harness() {
    return store;
  }

  @Override
  protected Stored stored() {
    return new Stored(
        store.bean(Erasures.class),
        store.bean(Accounts.class),
        store.bean(Sessions.class),
        store.bean(Avatars.class),
        store.bean(WhatsAppLinks.class),
        store.bean(WhatsAppIdentities.class),
        store.bean(MessageLog.class),
        store.bean(Inbox.class),
        store.bean(Outbox.class),
        store.bean(Conversations.class),
        store.bean(StrangerNotices.class),
        store.aliveNode());
  }
}
