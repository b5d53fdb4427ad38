package dev.ava.domain.messaging.usecase;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.port.Inbox.Claim;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which of the claimed items are handled together, and in which order: first what waits for nobody
/// outside and may help others, then what people said.
///
/// What was abandoned may have killed its workers, and is handled last and alone, so that it takes
/// nobody along. Whatever was abandoned together with it comes before it sooner or later: what was
/// abandoned less often goes first, and of two that were as often now the one and then the other.
final class ClaimedSets {
  private static final Comparator<Claim> LEAST_SUSPECTED =
      comparingInt(Claim::abandoned)
          .thenComparing(
              comparingLong(claim -> claim.abandoned() % 2 == 0 ? claim.id() : -claim.id()));

  private ClaimedSets() {}

  static List<List<Claim>> of(List<Claim> claims) {
    var reports = new ArrayList<Claim>();
    var others = new ArrayList<Claim>();
    var messages = new ArrayList<Claim>();
    for (var claim : claims) {
      if (claim.abandoned() == 0) {
        switch (claim.item().content()) {
          case InboxItem.StatusReported report -> reports.add(claim);
          case InboxItem.MessageReceived received -> messages.add(claim);
          case InboxItem.MessageChanged changed -> others.add(claim);
          case InboxItem.IdentityChanged changed -> others.add(claim);
          case InboxItem.Kept kept -> others.add(claim);
        }
      }
    }
    var sets = new ArrayList<List<Claim>>();
    sets.add(reports);
    others.forEach(claim -> sets.add(List.of(claim)));
    sets.add(messages);
    claims.stream()
        .filter(claim -> claim.abandoned() > 0)
        .sorted(LEAST_SUSPECTED)
        .forEach(claim -> sets.add(List.of(claim)));
    sets.removeIf(List::isEmpty);
    return sets;
  }
}
