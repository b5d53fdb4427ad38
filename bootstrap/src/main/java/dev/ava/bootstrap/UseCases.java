package dev.ava.bootstrap;

import dev.ava.domain.account.port.Accounts;
import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.account.port.Erasures;
import dev.ava.domain.account.usecase.AccountPorts;
import dev.ava.domain.account.usecase.AccountUseCases;
import dev.ava.domain.account.usecase.DeleteAccount;
import dev.ava.domain.account.usecase.ExportAccount;
import dev.ava.domain.account.usecase.FinishErasures;
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
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.preferences.LinkingPolicy;
import dev.ava.domain.preferences.port.LinkCodes;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.preferences.port.WhatsAppLinks;
import dev.ava.domain.preferences.usecase.FollowIdentity;
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

/// Wires the use cases of accounts, avatars and preferences to their ports.
@Factory
final class UseCases {
  @Singleton
  AccountPorts accountPorts(
      AuthProvider provider,
      Accounts accounts,
      Erasures erasures,
      Avatars avatars,
      WhatsAppLinks links,
      WhatsAppIdentities identities,
      MessageLog log) {
    return new AccountPorts(provider, accounts, erasures, avatars, links, identities, log);
  }

  @Singleton
  AccountUseCases accounts(AccountPorts ports, Transactions transactions, Clock clock) {
    return new AccountUseCases(ports, transactions, clock);
  }

  @Singleton
  ExportAccount exportAccount(AccountUseCases accounts) {
    return accounts.exportAccount();
  }

  @Singleton
  DeleteAccount deleteAccount(AccountUseCases accounts) {
    return accounts.deleteAccount();
  }

  @Singleton
  FinishErasures finishErasures(AccountUseCases accounts) {
    return accounts.finishErasures();
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
  FollowIdentity followIdentity(PreferencesUseCases preferences) {
    return preferences.followIdentity();
  }
}
