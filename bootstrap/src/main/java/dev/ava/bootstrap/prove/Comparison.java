package dev.ava.bootstrap.prove;

import dev.ava.bootstrap.prove.Evidence.Logged;
import dev.ava.bootstrap.prove.Evidence.Queued;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares what went in with what came of it.
final class Comparison {
  private final Evidence evidence;
  private final Map<String, Said> byWamid;
  private final Map<String, Said> byReply;
  private final List<Finding> findings = new ArrayList<>();

  private Comparison(Evidence evidence) {
    this.evidence = evidence;
    this.byWamid = by(evidence.said(), Said::wamid);
    this.byReply = by(evidence.said(), Said::reply);
  }

  /// Every case of a broken promise; none if all is well.
  static List<Finding> of(Evidence evidence) {
    var comparison = new Comparison(evidence);
    comparison.compareMessages();
    comparison.compareReplies();
    comparison.compareGraph();
    comparison.compareOutbox();
    comparison.compareStatuses();
    evidence.putAside().forEach(item -> comparison.found(Violation.PUT_ASIDE, item));
    return List.copyOf(comparison.findings);
  }

  private void compareMessages() {
    var logged = evidence.logged().stream().filter(message -> !message.isReply()).toList();
    var times = count(logged, message -> message.wamid().orElse(""));
    for (var said : evidence.said()) {
      compareCount(
          said, times.get(said.wamid()), Violation.LOST, Violation.DUPLICATED, "in the log");
    }
    Function<Logged, Optional<Said>> source =
        message ->
            message
                .wamid()
                .map(byWamid::get)
                .filter(said -> said.text().equals(message.content()) && isOf(said, message));
    logged.stream()
        .filter(message -> source.apply(message).isEmpty())
        .forEach(message -> found(Violation.STRANGE, "in the log: " + message));
    compareOrder(Violation.LOG_ORDER, logged, source);
  }

  private void compareReplies() {
    var logged = evidence.logged().stream().filter(Logged::isReply).toList();
    var times = count(logged, Logged::content);
    for (var said : evidence.said()) {
      compareCount(
          said,
          times.get(said.reply()),
          Violation.LOST_REPLY,
          Violation.DOUBLED_REPLY,
          "as a reply in the log");
    }
    Function<Logged, Optional<Said>> source =
        message ->
            Optional.ofNullable(byReply.get(message.content())).filter(said -> isOf(said, message));
    logged.stream()
        .filter(message -> source.apply(message).isEmpty())
        .forEach(message -> found(Violation.STRANGE, "in the log: " + message));
    compareOrder(Violation.LOG_ORDER, logged, source);
  }

  private void compareGraph() {
    var times = count(evidence.taken(), Taken::text);
    for (var said : evidence.said()) {
      compareCount(
          said,
          times.get(said.reply()),
          Violation.LOST_REPLY,
          Violation.DOUBLED_REPLY,
          "as a reply at Graph");
    }
    Function<Taken, Optional<Said>> source =
        taken ->
            Optional.ofNullable(byReply.get(taken.text()))
                .filter(said -> sender(said).address().equals(taken.address()));
    evidence.taken().stream()
        .filter(taken -> source.apply(taken).isEmpty())
        .forEach(taken -> found(Violation.STRANGE, "at Graph: " + taken));
    compareOrder(Violation.REPLY_ORDER, evidence.taken(), source);
  }

  private void compareOutbox() {
    var times = count(evidence.outbox(), Queued::text);
    for (var said : evidence.said()) {
      compareCount(
          said,
          times.get(said.reply()),
          Violation.UNSETTLED,
          Violation.DOUBLED_REPLY,
          "as a reply in the outbox");
    }
    for (var queued : evidence.outbox()) {
      if (!byReply.containsKey(queued.text())) {
        found(Violation.STRANGE, "in the outbox: " + queued);
      } else if (!queued.state().equals("accepted")) {
        found(Violation.UNSETTLED, queued.toString());
      }
    }
  }

  private void compareStatuses() {
    var reported = new HashMap<String, String>();
    evidence
        .taken()
        .forEach(
            taken ->
                Optional.ofNullable(evidence.highest().get(taken.wamid()))
                    .ifPresent(status -> reported.putIfAbsent(taken.text(), status)));
    for (var message : evidence.logged()) {
      var expected = reported.get(message.content());
      if (message.isReply() && expected != null && !expected.equals(message.status())) {
        found(Violation.STATUS_BEHIND, "Meta reported %s: %s".formatted(expected, message));
      }
    }
  }

  private void compareCount(
      Said said, @Nullable Long times, Violation none, Violation many, String where) {
    if (times == null) {
      found(none, "not %s: %s".formatted(where, said));
    } else if (times > 1) {
      found(many, "%d times %s: %s".formatted(times, where, said));
    }
  }

  /// Of each sender, the first appearance of each message must not be behind that of a later one.
  private <T> void compareOrder(
      Violation violation, List<T> inOrder, Function<T, Optional<Said>> source) {
    var seen = new HashSet<Said>();
    var latest = new HashMap<Integer, Said>();
    for (var each : inOrder) {
      var said = source.apply(each).filter(seen::add);
      if (said.isEmpty()) {
        continue;
      }
      var before = latest.get(said.get().sender());
      if (before != null && before.position() > said.get().position()) {
        found(violation, "%s is behind %s".formatted(said.get(), before));
      } else {
        latest.put(said.get().sender(), said.get());
      }
    }
  }

  private Sender sender(Said said) {
    return evidence.senders().get(said.sender());
  }

  private boolean isOf(Said said, Logged message) {
    return sender(said).account().equals(message.account());
  }

  private void found(Violation violation, String what) {
    findings.add(new Finding(violation, what));
  }

  private static Map<String, Said> by(List<Said> said, Function<Said, String> key) {
    return said.stream().collect(Collectors.toMap(key, Function.identity()));
  }

  private static <T> Map<String, Long> count(List<T> all, Function<T, String> key) {
    return all.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
  }
}
