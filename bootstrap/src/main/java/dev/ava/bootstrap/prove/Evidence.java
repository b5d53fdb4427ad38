package dev.ava.bootstrap.prove;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What went in, and what came of it.
///
/// @param said of each sender in the order said
/// @param logged all messages of the log, those of each user in the order in which they are shown
/// @param outbox all messages of the outbox
/// @param putAside the items of the inbox that are dead or kept, in words
/// @param taken what Graph took, in order
/// @param highest the furthest status that was reported of each, by its wamid
record Evidence(
    List<Sender> senders,
    List<Said> said,
    List<Logged> logged,
    List<Queued> outbox,
    List<String> putAside,
    List<Taken> taken,
    Map<String, String> highest) {
  Evidence {
    senders = List.copyOf(senders);
    said = List.copyOf(said);
    logged = List.copyOf(logged);
    outbox = List.copyOf(outbox);
    putAside = List.copyOf(putAside);
    taken = List.copyOf(taken);
    highest = Map.copyOf(highest);
  }

  /// A message of the log.
  ///
  /// @param role `user` or `assistant`
  /// @param wamid Meta's id, of what a user said
  record Logged(UUID account, String role, String content, Optional<String> wamid, String status) {
    boolean isReply() {
      return role.equals("assistant");
    }
  }

  /// A message of the outbox.
  record Queued(UUID id, String text, String state) {}
}
