package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class ResendMessagesService implements ResendMessages {
  private static final Set<Outbox.State> RESENDABLE =
      EnumSet.of(Outbox.State.UNKNOWN, Outbox.State.REFUSED);

  private final Outbox outbox;
  private final MessageLog log;
  private final Transactions transactions;
  private final Clock clock;

  ResendMessagesService(MessagingPorts ports, Transactions transactions, Clock clock) {
    this.outbox = ports.outbox();
    this.log = ports.log();
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome resend(Command command) {
    return transactions.required(command.caller(), () -> resend(command.ids()));
  }

  private Outcome resend(List<OutboundMessage.Id> ids) {
    var again = new ArrayList<OutboundMessage.Id>();
    var left = new ArrayList<Left>();
    var missing = new ArrayList<OutboundMessage.Id>();
    for (var id : ids) {
      Optional.ofNullable(outbox.lock(Set.of(id)).get(id))
          .ifPresentOrElse(
              sent -> {
                if (RESENDABLE.contains(sent.state())) {
                  outbox.requeue(id, clock.instant());
                  Statuses.again(log, sent.message());
                  again.add(id);
                } else {
                  left.add(new Left(id, sent.state()));
                }
              },
              () -> missing.add(id));
    }
    return new Outcome(again, left, missing);
  }
}
