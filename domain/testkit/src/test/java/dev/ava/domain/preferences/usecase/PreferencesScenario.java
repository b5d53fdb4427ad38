package dev.ava.domain.preferences.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.preferences.LinkingPolicy;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities.Match;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.testkit.Fakes;
import dev.ava.testkit.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What the tests of the preferences use cases share.
abstract class PreferencesScenario {
  static final Duration LIFETIME = Duration.ofMinutes(15);

  /// The clock's first time as it is stored.
  static final Instant NOW = Instant.parse("2026-11-20T12:34:56.123456Z");

  final Fakes fakes = new Fakes();
  final Caller.User ann = new Caller.User(fakes.aUser());
  final Caller.User bob = new Caller.User(fakes.aUser());
  final PhoneNumber phone = Fixtures.aPhone();
  final WhatsAppSender sender = new WhatsAppSender(Fixtures.aBusinessScopedUserId(), phone);

  final PreferencesUseCases byCode() {
    return useCases(new LinkingPolicy.ByCode(LIFETIME));
  }

  final PreferencesUseCases open() {
    return useCases(new LinkingPolicy.Open());
  }

  private PreferencesUseCases useCases(LinkingPolicy policy) {
    return useCases(policy, fakes.transactions);
  }

  final PreferencesUseCases useCases(LinkingPolicy policy, Transactions transactions) {
    return new PreferencesUseCases(
        fakes.links, fakes.identities, fakes.linkCodes, transactions, policy, fakes.clock);
  }

  final WhatsAppLink.Pending claimed(Caller.User caller, PhoneNumber number) {
    var outcome = byCode().linkWhatsApp().link(new LinkWhatsApp.Command(caller, number));
    assertThat(outcome).isInstanceOf(LinkWhatsApp.Outcome.Stored.class);
    var link = ((LinkWhatsApp.Outcome.Stored) outcome).link();
    assertThat(link).isInstanceOf(WhatsAppLink.Pending.class);
    return (WhatsAppLink.Pending) link;
  }

  final void linked(Caller.User caller, WhatsAppSender from) {
    var number = Optional.ofNullable(from.phone()).orElseThrow();
    assertThat(prove(from, claimed(caller, number)))
        .isEqualTo(new ProveWhatsApp.Outcome.Proven(caller.id()));
  }

  final ProveWhatsApp.Outcome prove(WhatsAppSender from, WhatsAppLink.Pending link) {
    return byCode()
        .proveWhatsApp()
        .prove(new ProveWhatsApp.Command(Caller.Service.WORKER, from, link.code()));
  }

  final ShowPreferences.Outcome shown(Caller.User caller) {
    return byCode().showPreferences().show(new ShowPreferences.Command(caller));
  }

  final Optional<Match> match(WhatsAppSender from) {
    return Optional.ofNullable(
        fakes
            .transactions
            .required(Caller.Service.WORKER, () -> fakes.identities.find(Set.of(from)))
            .get(from));
  }
}
