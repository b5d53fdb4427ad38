package dev.ava.testkit;

import dev.ava.domain.account.usecase.AccountPorts;
import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.messaging.usecase.MessagingPorts;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.shared.UserId;

/// All fakes on one store with one clock, for tests of services and of controllers with real
/// services.
public final class Fakes {
  public final FakeClock clock = new FakeClock();
  public final InMemoryStore store = new InMemoryStore();
  public final InMemoryTransactions transactions = new InMemoryTransactions(store);
  public final InMemoryIds ids = new InMemoryIds();
  public final InMemoryAuthProvider authProvider = new InMemoryAuthProvider(store);
  public final InMemoryAccounts accounts = new InMemoryAccounts(store);
  public final InMemoryErasures erasures = new InMemoryErasures(store);
  public final InMemoryCredentials credentials = new InMemoryCredentials(store);
  public final InMemorySessions sessions = new InMemorySessions(store);
  public final InMemoryAvatars avatars = new InMemoryAvatars(store);
  public final InMemoryWhatsAppLinks links = new InMemoryWhatsAppLinks(store);
  public final InMemoryWhatsAppIdentities identities = new InMemoryWhatsAppIdentities(store);
  public final InMemoryLinkCodes linkCodes = new InMemoryLinkCodes();
  public final InMemoryMessageLog log = new InMemoryMessageLog(store);
  public final InMemoryInbox inbox = new InMemoryInbox(store);
  public final InMemoryOutbox outbox = new InMemoryOutbox(store);
  public final InMemoryNodes nodes = new InMemoryNodes(store);
  public final InMemoryBusinessNumbers numbers = new InMemoryBusinessNumbers(store);
  public final InMemoryConversations conversations = new InMemoryConversations(store);
  public final FakeSchema schema = new FakeSchema();
  public final FakePauses pauses = new FakePauses(clock);
  public final InMemoryMessageGateway gateway = new InMemoryMessageGateway(store);
  public final InMemoryReplyGenerator replies = new InMemoryReplyGenerator(store);
  public final RecordedJourneys journeys = new RecordedJourneys();
  public final InMemoryStrangerNotices strangers = new InMemoryStrangerNotices(store);
  public final InMemoryWorkSignal signal = new InMemoryWorkSignal(store);

  public AccountPorts accountPorts() {
    return new AccountPorts(authProvider, accounts, erasures, avatars, links, identities, log);
  }

  public MessagingPorts messagingPorts() {
    return messagingPorts(identities, avatars);
  }

  /// The same with identities or avatars that a test has spoilt.
  public MessagingPorts messagingPorts(WhatsAppIdentities identities, Avatars avatars) {
    return new MessagingPorts(
        log,
        inbox,
        outbox,
        numbers,
        conversations,
        gateway,
        replies,
        strangers,
        identities,
        avatars,
        journeys);
  }

  /// Makes somebody new known to the store.
  public UserId aUser() {
    var user = Fixtures.aUserId();
    store.addUser(user, Fixtures.anEmail());
    return user;
  }
}
