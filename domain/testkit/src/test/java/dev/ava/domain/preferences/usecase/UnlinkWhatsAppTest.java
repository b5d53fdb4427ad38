package dev.ava.domain.preferences.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.preferences.port.WhatsAppIdentities.Match;
import dev.ava.testkit.Fixtures;
import org.junit.jupiter.api.Test;

final class UnlinkWhatsAppTest extends PreferencesScenario {
  @Test
  void theNumberAndItsAliasesAreGoneAndFree() {
    linked(ann, sender);

    unlinkAnn();

    assertThat(shown(ann)).isEqualTo(new ShowPreferences.Outcome.NoPreferences());
    assertThat(match(sender)).isEmpty();
    linked(bob, sender);
  }

  @Test
  void aClaimIsGoneToo() {
    var pending = claimed(ann, phone);

    unlinkAnn();

    assertThat(shown(ann)).isEqualTo(new ShowPreferences.Outcome.NoPreferences());
    assertThat(prove(sender, pending)).isEqualTo(new ProveWhatsApp.Outcome.UnknownCode());
  }

  @Test
  void whoHasLinkedNothingUnlinksNothing() {
    var bobs = Fixtures.aSender();
    linked(bob, bobs);

    unlinkAnn();

    assertThat(shown(ann)).isEqualTo(new ShowPreferences.Outcome.NoPreferences());
    assertThat(match(bobs)).contains(new Match(bob.id(), true));
  }

  private void unlinkAnn() {
    byCode().unlinkWhatsApp().unlink(new UnlinkWhatsApp.Command(ann));
  }
}
