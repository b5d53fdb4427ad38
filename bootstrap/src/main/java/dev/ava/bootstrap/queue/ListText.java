package dev.ava.bootstrap.queue;

import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.usecase.ListQueued.Command;
import dev.ava.domain.messaging.usecase.ListQueued.Outcome;
import dev.ava.domain.messaging.usecase.ListQueued.Which;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// What is in the queues, one line each, and under it what Meta's codes in it mean.
final class ListText {
  private final Command command;
  private final Outcome outcome;

  private ListText(Command command, Outcome outcome) {
    this.command = command;
    this.outcome = outcome;
  }

  static String of(Command command, Outcome outcome) {
    return new ListText(command, outcome).text();
  }

  private String text() {
    var parts = new ArrayList<String>();
    if (command.which() != Which.UNKNOWN) {
      parts.add(part("INBOX", outcome.inbox().size(), inbox()));
    }
    if (command.which() != Which.KEPT) {
      parts.add(part("OUTBOX", outcome.outbox().size(), outbox()));
    }
    var codes = codes();
    if (!codes.isEmpty()) {
      parts.add("META'S CODES\n" + codes);
    }
    return String.join("\n\n", parts);
  }

  private String part(String queue, int count, Table table) {
    if (count == 0) {
      return queue + "\nnothing";
    }
    var more = count < command.most() ? "" : "\nThe first %d; --most shows more.".formatted(count);
    return queue + "\n" + table.text() + more;
  }

  private Table inbox() {
    var table = new Table(List.of("ID", "STATE", "ARRIVED", "DUE", "ATTEMPTS", "PERSON", "REASON"));
    outcome.inbox().forEach(entry -> table.add(cells(entry)));
    return table;
  }

  private static List<String> cells(Inbox.Entry entry) {
    return List.of(
        String.valueOf(entry.id()),
        Words.of(entry.state()),
        Times.utc(entry.arrivedAt()),
        entry.state() == Inbox.State.WAITING ? Times.utc(entry.dueAt()) : "-",
        String.valueOf(entry.attempts()),
        Words.person(entry.lane()),
        Words.reason(entry.reason()));
  }

  private Table outbox() {
    var table =
        new Table(
            List.of(
                "ID", "STATE", "CREATED", "SINCE", "DUE", "ATTEMPTS", "NUMBER", "CODE", "REASON"));
    outcome.outbox().forEach(entry -> table.add(cells(entry)));
    return table;
  }

  private static List<String> cells(Outbox.Entry entry) {
    return List.of(
        entry.id().toString(),
        Words.of(entry.state()),
        Times.utc(entry.createdAt()),
        Times.utc(entry.changedAt()),
        entry.state() == Outbox.State.WAITING ? Times.utc(entry.dueAt()) : "-",
        String.valueOf(entry.attempts()),
        entry.from().value(),
        Words.code(entry.why()),
        Words.reason(entry.why()));
  }

  private String codes() {
    return outcome.outbox().stream()
        .map(Outbox.Entry::why)
        .filter(Objects::nonNull)
        .flatMap(why -> why.known().stream())
        .distinct()
        .sorted((one, other) -> Integer.compare(one.code(), other.code()))
        .map(code -> "%-7d  %s\n         %s".formatted(code.code(), code.meaning(), code.remedy()))
        .collect(Collectors.joining("\n"));
  }
}
