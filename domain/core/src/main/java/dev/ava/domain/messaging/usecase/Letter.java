package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.InboxItem.MessageReceived;
import dev.ava.domain.messaging.Said;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Conversations.Heard;
import dev.ava.domain.messaging.port.Inbox.Claim;
import dev.ava.domain.preferences.LinkCode;
import dev.ava.domain.preferences.WhatsAppSender;
import java.util.Optional;

/// An item of the inbox by which a person said something.
record Letter(Claim claim, MessageReceived received) {
  static Letter of(Claim claim) {
    return new Letter(claim, (MessageReceived) claim.item().content());
  }

  String key() {
    return claim.item().key();
  }

  Wamid id() {
    return received.id();
  }

  WhatsAppSender sender() {
    return received.sender();
  }

  Said said() {
    return received.said();
  }

  Heard heard() {
    return new Heard(received.businessNumber(), sender(), claim.item().providerTime());
  }

  Optional<LinkCode> code() {
    return said().answered() ? LinkCode.in(said().content()) : Optional.empty();
  }
}
