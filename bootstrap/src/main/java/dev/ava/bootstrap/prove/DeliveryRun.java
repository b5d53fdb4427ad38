package dev.ava.bootstrap.prove;

import java.time.Duration;
import java.util.List;

/// What was seen in one proof of delivery.
///
/// @param took the whole of it, from the first start to the last look
/// @param flow what was delivered
/// @param refusals how many deliveries were not answered 200 and were tried again
/// @param reports how many statuses were reported
/// @param outages how long each crash of the database took
/// @param failedStarts how many starts of a node ended before it was up
/// @param postgres its version
/// @param findings every case of a broken promise
record DeliveryRun(
    Duration took,
    Flow flow,
    int refusals,
    int reports,
    GraphTally graph,
    Unknowns unknowns,
    int kills,
    List<Recovery> recoveries,
    List<Duration> outages,
    int failedStarts,
    String postgres,
    List<Finding> findings) {
  DeliveryRun {
    recoveries = List.copyOf(recoveries);
    outages = List.copyOf(outages);
    findings = List.copyOf(findings);
  }

  /// Whether every promise was kept.
  boolean holds() {
    return findings.isEmpty();
  }

  /// What Graph did.
  ///
  /// @param taken how many messages it took, copies included
  /// @param lostAnswers how many of them it did not answer
  /// @param dropped how many requests it neither took nor answered
  /// @param broken how many it did not take and a proxy answered 502
  /// @param refused how many it answered with a passing error of Meta's
  record GraphTally(int taken, int lostAnswers, int dropped, int broken, int refused) {}

  /// Messages of the outbox of which Ava did not know whether they had gone out.
  ///
  /// @param byReport how many of them a report of Meta's settled
  /// @param byPerson how many a person had sent again
  /// @param never how many were not settled
  record Unknowns(int all, int byReport, int byPerson, int never) {}
}
