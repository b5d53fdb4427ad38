package dev.ava.metagraph;

import static dev.ava.domain.diagnosis.Check.AI_TERMS;
import static dev.ava.domain.diagnosis.Check.BILLING;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.port.Examiner;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What Meta's terms say that no call can check, stated by everybody who runs a diagnosis.
@Singleton
final class TermsExaminer implements Examiner {
  @Override
  public Set<Check> checks() {
    return EnumSet.of(AI_TERMS, BILLING);
  }

  @Override
  public List<Finding> examine(Terms terms) {
    return List.of(
        Finding.notice(
                AI_TERMS,
                "Since 15 January 2026 Meta's terms keep providers of general-purpose AI assistants off"
                    + " WhatsApp where the assistant is the primary functionality and not incidental.",
                "Whether your avatars are such an assistant is Meta's to decide, at its sole discretion; it"
                    + " may end the account. A business that serves its own clients with AI is not meant.")
            .mendedBy(
                "Read the terms (AI Providers), with a lawyer if money hangs on it, before going live.")
            .by(Meta.SOLUTION_TERMS),
        Finding.notice(
                BILLING,
                "Since 1 October 2026 Meta charges for every delivered reply within the 24-hour window, as"
                    + " it does for templates.",
                "Every answer of an avatar over WhatsApp costs money, and an account without a working"
                    + " method of payment may be stopped (131042).")
            .mendedBy("Enter a method of payment in Meta's billing hub, and look at the rates.")
            .by(Meta.REPLY_PRICES));
  }
}
