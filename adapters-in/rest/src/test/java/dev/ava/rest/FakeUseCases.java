package dev.ava.rest;

import dev.ava.domain.account.usecase.DeleteAccount;
import dev.ava.domain.account.usecase.ExportAccount;
import dev.ava.domain.account.usecase.RefreshSession;
import dev.ava.domain.account.usecase.ShowAccount;
import dev.ava.domain.account.usecase.SignIn;
import dev.ava.domain.account.usecase.SignOut;
import dev.ava.domain.account.usecase.SignUp;
import dev.ava.domain.avatar.usecase.CreateAvatar;
import dev.ava.domain.avatar.usecase.ReshapeAvatar;
import dev.ava.domain.avatar.usecase.ShowAvatar;
import dev.ava.domain.messaging.usecase.ListMessages;
import dev.ava.domain.preferences.usecase.LinkWhatsApp;
import dev.ava.domain.preferences.usecase.ShowPreferences;
import dev.ava.domain.preferences.usecase.UnlinkWhatsApp;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// In-ports that a test fills in: each does what its field says at the moment of the call, and
/// fails if the test expected no call. Remembers every command.
@Singleton
final class FakeUseCases {
  static final Instant NOW = Instant.parse("2026-11-20T12:34:56.123456Z");

  final List<Object> commands = new CopyOnWriteArrayList<>();

  volatile SignUp signUp =
      command -> {
        throw unexpected(command);
      };
  volatile SignIn signIn =
      command -> {
        throw unexpected(command);
      };
  volatile RefreshSession refreshSession =
      command -> {
        throw unexpected(command);
      };
  volatile SignOut signOut =
      command -> {
        throw unexpected(command);
      };
  volatile ExportAccount exportAccount =
      command -> {
        throw unexpected(command);
      };
  volatile DeleteAccount deleteAccount =
      command -> {
        throw unexpected(command);
      };
  volatile ShowAccount showAccount =
      command -> {
        throw unexpected(command);
      };
  volatile CreateAvatar createAvatar =
      command -> {
        throw unexpected(command);
      };
  volatile ShowAvatar showAvatar =
      command -> {
        throw unexpected(command);
      };
  volatile ReshapeAvatar reshapeAvatar =
      command -> {
        throw unexpected(command);
      };
  volatile LinkWhatsApp linkWhatsApp =
      command -> {
        throw unexpected(command);
      };
  volatile ShowPreferences showPreferences =
      command -> {
        throw unexpected(command);
      };
  volatile UnlinkWhatsApp unlinkWhatsApp =
      command -> {
        throw unexpected(command);
      };
  volatile ListMessages listMessages =
      command -> {
        throw unexpected(command);
      };

  private static AssertionError unexpected(Object command) {
    return new AssertionError("the test expected no " + command);
  }

  private <C> C seen(C command) {
    commands.add(command);
    return command;
  }

  @Factory
  static final class Beans {
    @Bean
    SignUp signUp(FakeUseCases fakes) {
      return command -> fakes.signUp.signUp(fakes.seen(command));
    }

    @Bean
    SignIn signIn(FakeUseCases fakes) {
      return command -> fakes.signIn.signIn(fakes.seen(command));
    }

    @Bean
    RefreshSession refreshSession(FakeUseCases fakes) {
      return command -> fakes.refreshSession.refresh(fakes.seen(command));
    }

    @Bean
    SignOut signOut(FakeUseCases fakes) {
      return command -> fakes.signOut.signOut(fakes.seen(command));
    }

    @Singleton
    Clock clock() {
      return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    ExportAccount exportAccount(FakeUseCases fakes) {
      return command -> fakes.exportAccount.export(fakes.seen(command));
    }

    @Bean
    DeleteAccount deleteAccount(FakeUseCases fakes) {
      return command -> fakes.deleteAccount.delete(fakes.seen(command));
    }

    @Bean
    ShowAccount showAccount(FakeUseCases fakes) {
      return command -> fakes.showAccount.show(fakes.seen(command));
    }

    @Bean
    CreateAvatar createAvatar(FakeUseCases fakes) {
      return command -> fakes.createAvatar.create(fakes.seen(command));
    }

    @Bean
    ShowAvatar showAvatar(FakeUseCases fakes) {
      return command -> fakes.showAvatar.show(fakes.seen(command));
    }

    @Bean
    ReshapeAvatar reshapeAvatar(FakeUseCases fakes) {
      return command -> fakes.reshapeAvatar.reshape(fakes.seen(command));
    }

    @Bean
    LinkWhatsApp linkWhatsApp(FakeUseCases fakes) {
      return command -> fakes.linkWhatsApp.link(fakes.seen(command));
    }

    @Bean
    ShowPreferences showPreferences(FakeUseCases fakes) {
      return command -> fakes.showPreferences.show(fakes.seen(command));
    }

    @Bean
    UnlinkWhatsApp unlinkWhatsApp(FakeUseCases fakes) {
      return command -> fakes.unlinkWhatsApp.unlink(fakes.seen(command));
    }

    @Bean
    ListMessages listMessages(FakeUseCases fakes) {
      return command -> fakes.listMessages.list(fakes.seen(command));
    }
  }
}
