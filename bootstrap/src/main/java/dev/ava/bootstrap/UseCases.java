package dev.ava.bootstrap;

import dev.ava.domain.account.port.Accounts;
import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.account.usecase.AccountUseCases;
import dev.ava.domain.account.usecase.RefreshSession;
import dev.ava.domain.account.usecase.ShowAccount;
import dev.ava.domain.account.usecase.SignIn;
import dev.ava.domain.account.usecase.SignOut;
import dev.ava.domain.account.usecase.SignUp;
import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.avatar.usecase.AvatarUseCases;
import dev.ava.domain.avatar.usecase.CreateAvatar;
import dev.ava.domain.avatar.usecase.ReshapeAvatar;
import dev.ava.domain.avatar.usecase.ShowAvatar;
import dev.ava.domain.messaging.UnknownPolicy;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.MessageGateway;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.ReplyGenerator;
import dev.ava.domain.messaging.port.StrangerNotices;
import dev.ava.domain.messaging.usecase.HandleInbox;
import dev.ava.domain.messaging.usecase.ListMessages;
import dev.ava.domain.messaging.usecase.MessagingPorts;
import dev.ava.domain.messaging.usecase.MessagingUseCases;
import dev.ava.domain.messaging.usecase.ReceiveWebhook;
import dev.ava.domain.messaging.usecase.SendReplies;
import dev.ava.domain.messaging.usecase.SweepOutbox;
import dev.ava.domain.preferences.LinkingPolicy;
import dev.ava.domain.preferences.port.LinkCodes;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.preferences.port.WhatsAppLinks;
import dev.ava.domain.preferences.usecase.LinkWhatsApp;
import dev.ava.domain.preferences.usecase.PreferencesUseCases;
import dev.ava.domain.preferences.usecase.ProveWhatsApp;
import dev.ava.domain.preferences.usecase.ShowPreferences;
import dev.ava.domain.preferences.usecase.UnlinkWhatsApp;
import dev.ava.domain.shared.port.Ids;
import dev.ava.domain.shared.port.Transactions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Wires every use case to its ports.
@Factory
final class UseCases {
  @Singleton
  AccountUseCases accounts(
      AuthProvider provider, Accounts accounts, Transactions transactions, Clock clock) {
    return new AccountUseCases(provider, accounts, transactions, clock);
  }

  @Singleton
  SignUp signUp(AccountUseCases accounts) {
    return accounts.signUp();
  }

  @Singleton
  SignIn signIn(AccountUseCases accounts) {
    return accounts.signIn();
  }

  @Singleton
  RefreshSession refreshSession(AccountUseCases accounts) {
    return accounts.refreshSession();
  }

  @Singleton
  SignOut signOut(AccountUseCases accounts) {
    return accounts.signOut();
  }

  @Singleton
  ShowAccount showAccount(AccountUseCases accounts) {
    return accounts.showAccount();
  }

  @Singleton
  AvatarUseCases avatars(Avatars avatars, Transactions transactions, Ids ids, Clock clock) {
    return new AvatarUseCases(avatars, transactions, ids, clock);
  }

  @Singleton
  CreateAvatar createAvatar(AvatarUseCases avatars) {
    return avatars.createAvatar();
  }

  @Singleton
  ShowAvatar showAvatar(AvatarUseCases avatars) {
    return avatars.showAvatar();
  }

  @Singleton
  ReshapeAvatar reshapeAvatar(AvatarUseCases avatars) {
    return avatars.reshapeAvatar();
  }

  @Singleton
  PreferencesUseCases preferences(
      WhatsAppLinks links,
      WhatsAppIdentities identities,
      LinkCodes codes,
      Transactions transactions,
      LinkingPolicy policy,
      Clock clock) {
    return new PreferencesUseCases(links, identities, codes, transactions, policy, clock);
  }

  @Singleton
  LinkWhatsApp linkWhatsApp(PreferencesUseCases preferences) {
    return preferences.linkWhatsApp();
  }

  @Singleton
  ShowPreferences showPreferences(PreferencesUseCases preferences) {
    return preferences.showPreferences();
  }

  @Singleton
  UnlinkWhatsApp unlinkWhatsApp(PreferencesUseCases preferences) {
    return preferences.unlinkWhatsApp();
  }

  @Singleton
  ProveWhatsApp proveWhatsApp(PreferencesUseCases preferences) {
    return preferences.proveWhatsApp();
  }

  @Singleton
  MessagingPorts messagingPorts(
      MessageLog log,
      Inbox inbox,
      Outbox outbox,
      MessageGateway gateway,
      ReplyGenerator replies,
      StrangerNotices strangers,
      WhatsAppIdentities identities,
      Avatars avatars) {
    return new MessagingPorts(log, inbox, outbox, gateway, replies, strangers, identities, avatars);
  }

  @Singleton
  ListMessages listMessages(MessageLog log, Transactions transactions) {
    return MessagingUseCases.listMessages(log, transactions);
  }

  @Singleton
  ReceiveWebhook receiveWebhook(Inbox inbox, Transactions transactions, Clock clock) {
    return MessagingUseCases.receiveWebhook(inbox, transactions, clock);
  }

  @Singleton
  HandleInbox handleInbox(
      MessagingPorts ports, ProveWhatsApp prove, Transactions transactions, Ids ids, Clock clock) {
    return MessagingUseCases.handleInbox(ports, prove, transactions, ids, clock);
  }

  @Singleton
  SendReplies sendReplies(MessagingPorts ports, Transactions transactions, Clock clock) {
    return MessagingUseCases.sendReplies(ports, transactions, clock);
  }

  @Singleton
  SweepOutbox sweepOutbox(
      MessagingPorts ports, UnknownPolicy policy, Transactions transactions, Clock clock) {
    return MessagingUseCases.sweepOutbox(ports, policy, transactions, clock);
  }
}
