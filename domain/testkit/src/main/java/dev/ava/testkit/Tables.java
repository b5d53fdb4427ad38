package dev.ava.testkit;

import dev.ava.domain.account.Account;
import dev.ava.domain.account.Credential;
import dev.ava.domain.account.Session;
import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Everything the store holds. The maps change; what they hold never does, so that a shallow copy
/// is a snapshot.
final class Tables {
  final Map<UserId, EmailAddress> users;
  final Map<UserId, Account> accounts;
  final Map<UserId, Credential> credentials;
  final Map<Session.Id, SessionRow> sessions;
  final Map<String, TokenRow> tokens;
  final Map<UserId, Avatar> avatars;
  final Map<UserId, WhatsAppLink> links;
  final Map<Object, UserId> aliases;
  final Map<PhoneNumber, UserId> awaitingUserId;
  final Map<Message.Id, MessageRow> messages;
  final Map<String, InboxRow> inbox;
  final Map<OutboundMessage.Id, OutboxRow> outbox;
  final Map<String, Instant> toldStrangers;
  final Map<NodeId, Instant> nodes;
  final Map<PhoneNumberId, NumberRow> numbers;
  final Map<String, ConversationRow> conversations;
  final Map<IdentityChange, UserId> identityChanges;
  final Map<UserId, ErasureRow> erasures;

  Tables() {
    users = new LinkedHashMap<>();
    accounts = new LinkedHashMap<>();
    credentials = new LinkedHashMap<>();
    sessions = new LinkedHashMap<>();
    tokens = new LinkedHashMap<>();
    avatars = new LinkedHashMap<>();
    links = new LinkedHashMap<>();
    aliases = new LinkedHashMap<>();
    awaitingUserId = new LinkedHashMap<>();
    messages = new LinkedHashMap<>();
    inbox = new LinkedHashMap<>();
    outbox = new LinkedHashMap<>();
    toldStrangers = new LinkedHashMap<>();
    nodes = new LinkedHashMap<>();
    numbers = new LinkedHashMap<>();
    conversations = new LinkedHashMap<>();
    identityChanges = new LinkedHashMap<>();
    erasures = new LinkedHashMap<>();
  }

  private Tables(Tables from) {
    users = new LinkedHashMap<>(from.users);
    accounts = new LinkedHashMap<>(from.accounts);
    credentials = new LinkedHashMap<>(from.credentials);
    sessions = new LinkedHashMap<>(from.sessions);
    tokens = new LinkedHashMap<>(from.tokens);
    avatars = new LinkedHashMap<>(from.avatars);
    links = new LinkedHashMap<>(from.links);
    aliases = new LinkedHashMap<>(from.aliases);
    awaitingUserId = new LinkedHashMap<>(from.awaitingUserId);
    messages = new LinkedHashMap<>(from.messages);
    inbox = new LinkedHashMap<>(from.inbox);
    outbox = new LinkedHashMap<>(from.outbox);
    toldStrangers = new LinkedHashMap<>(from.toldStrangers);
    nodes = new LinkedHashMap<>(from.nodes);
    numbers = new LinkedHashMap<>(from.numbers);
    conversations = new LinkedHashMap<>(from.conversations);
    identityChanges = new LinkedHashMap<>(from.identityChanges);
    erasures = new LinkedHashMap<>(from.erasures);
  }

  /// Removes a user and, as the database does, all rows that refer to the user.
  void removeUser(UserId id) {
    users.remove(id);
    credentials.remove(id);
    removeRowsOf(id);
  }

  /// Removes all rows that refer to the user.
  void removeRowsOf(UserId id) {
    accounts.remove(id);
    sessions.values().removeIf(session -> session.user().equals(id));
    tokens.values().removeIf(token -> !sessions.containsKey(token.session()));
    avatars.remove(id);
    links.remove(id);
    aliases.values().removeIf(id::equals);
    awaitingUserId.values().removeIf(id::equals);
    identityChanges.values().removeIf(id::equals);
    messages.values().removeIf(row -> row.message().owner().equals(id));
    outbox.values().removeIf(row -> id.equals(row.message().owner()));
  }

  Tables snapshot() {
    return new Tables(this);
  }
}
