package dev.ava.domain.account.usecase;

import dev.ava.domain.account.Account;
import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.Caller;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Shows the caller everything that they own, as it stood at one moment.
public interface ExportAccount {
  /// Returns when the reader has.
  ///
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  void export(Command command);

  /// @param reader gets everything, inside a transaction, so it must not wait for others; what it
  ///     throws is passed on
  record Command(Caller.User caller, Consumer<Contents> reader) {}

  /// Everything that a person owns. Good only as long as the reader runs.
  ///
  /// @param avatar nothing if they have shaped none
  /// @param link nothing if they have linked no number
  /// @param aliases under which WhatsApp knows them
  /// @param changes of their numbers and user ids, oldest first
  /// @param messages oldest first; may be gone through more than once, and are read a page at a
  ///     time, so that any number of them needs little memory
  record Contents(
      Account account,
      Optional<Avatar> avatar,
      Optional<WhatsAppLink> link,
      List<WhatsAppSender> aliases,
      List<IdentityChange> changes,
      Iterable<Message> messages) {
    public Contents {
      aliases = List.copyOf(aliases);
      changes = List.copyOf(changes);
    }
  }
}
