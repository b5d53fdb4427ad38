package dev.ava.simulator;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.Question;
import dev.ava.domain.diagnosis.Verdict;
import dev.ava.domain.diagnosis.usecase.Diagnose;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Finds something of every level.
@Singleton
@Requires(property = "test.stub", value = "true")
final class StubDiagnose implements Diagnose {
  private static final List<Finding> FINDINGS =
      List.of(
          Finding.failed(
                  Check.SUBSCRIBED_APP,
                  "No app is subscribed to the account 102290129340398.",
                  "Meta sends no webhook at all, although the callback is verified and the dashboard's"
                      + " test arrives.",
                  "Subscribe the app: POST /102290129340398/subscribed_apps with no body.")
              .by(URI.create("https://developers.facebook.com/docs/")),
          Finding.ok(Check.CHALLENGE, "The challenge came back.", "Meta accepts the callback."),
          Finding.warning(
              Check.TOKEN_EXPIRY,
              "The token expires in 3 days.",
              "From then on nothing goes out.",
              "Issue another token."),
          Finding.unknown(
              Check.BUSINESS_VERIFICATION,
              "Meta refuses to say: <b>(#80007)</b>",
              "The business account has made too many calls.",
              "Try again in a while."),
          Finding.notice(Check.BILLING, "Meta charges for replies.", "Every answer costs money."),
          Finding.ok(Check.ROW_SECURITY, "Enabled and forced on all 20 tables.", "Kept apart."));

  private final List<Command> commands = new CopyOnWriteArrayList<>();

  List<Command> commands() {
    return commands;
  }

  @Override
  public Outcome diagnose(Command command) {
    commands.add(command);
    return new Outcome(
        Instant.parse("2026-11-20T12:00:00Z"),
        command.isRoundTrip(),
        Arrays.stream(Question.values()).map(question -> Verdict.on(question, FINDINGS)).toList());
  }
}
