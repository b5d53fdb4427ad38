package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.port.Inbox.Claim;
import dev.ava.domain.messaging.port.Journeys;
import dev.ava.domain.messaging.port.Journeys.Step;
import dev.ava.domain.shared.port.Unavailable;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Items of the inbox that are worked on together, in one transaction. If one of them makes that
/// fail, each is worked on alone, so that it hurts no other.
///
/// @param failed is told at once of each item that failed alone, or with all others because
///     something is away
record Together(Journeys journeys, BiConsumer<Claim, RuntimeException> failed) {
  /// @param work is done for all of the items or for none; returns those for which it was not done
  ///     because they need it done for them alone, never so if it is a single one
  void work(List<Claim> claims, Function<List<Claim>, List<Claim>> work) {
    if (claims.isEmpty()) {
      return;
    }
    List<Claim> alone;
    try {
      alone = work.apply(claims);
    } catch (Unavailable away) {
      claims.forEach(claim -> failed.accept(claim, away));
      return;
    } catch (RuntimeException failure) {
      if (claims.size() == 1) {
        failed.accept(claims.getFirst(), failure);
        return;
      }
      alone = claims;
    }
    alone.forEach(claim -> within(claim, () -> work(List.of(claim), work)));
  }

  /// Works on one that is alone in any case.
  void single(Claim claim, Runnable work) {
    work(
        List.of(claim),
        one -> {
          work.run();
          return List.of();
        });
  }

  private void within(Claim claim, Runnable work) {
    journeys.within(
        new Step.Handle(claim),
        () -> {
          work.run();
          return claim;
        });
  }
}
