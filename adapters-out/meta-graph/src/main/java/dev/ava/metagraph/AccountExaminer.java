package dev.ava.metagraph;

import static dev.ava.domain.diagnosis.Check.ACCOUNT_HEALTH;
import static dev.ava.domain.diagnosis.Check.ACCOUNT_REVIEW;
import static dev.ava.domain.diagnosis.Check.BUSINESS_VERIFICATION;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.port.Examiner;
import dev.ava.metagraph.GraphAnswer.Missing;
import dev.ava.metagraph.GraphAnswer.Read;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What Meta thinks of the business account and of the business behind it (`GET /{waba_id}`).
@Singleton
@WithMeta
final class AccountExaminer implements Examiner {
  private static final String VERIFY =
      "Finish the business verification in Meta Business Suite, Security Centre; it asks for papers"
          + " and takes days.";

  private final GraphReads graph;
  private final BusinessAccount account;

  AccountExaminer(GraphReads graph, BusinessAccount account) {
    this.graph = graph;
    this.account = account;
  }

  @Override
  public Set<Check> checks() {
    return EnumSet.of(ACCOUNT_REVIEW, ACCOUNT_HEALTH, BUSINESS_VERIFICATION);
  }

  @Override
  public List<Finding> examine(Terms terms) {
    return account.examine(
        checks(),
        path -> {
          var fields =
              List.of("account_review_status", "business_verification_status", "health_status");
          return switch (graph.get(path, fields, terms)) {
            case Read(var body) ->
                List.of(review(body), Health.of(ACCOUNT_HEALTH, body), verification(body));
            case Missing missing -> missing.on(checks());
          };
        });
  }

  private static Finding review(JsonNode account) {
    var review = Json.upper(account, "account_review_status");
    var seen = "Meta's review of the account: %s.".formatted(review);
    return switch (review) {
      case "APPROVED" -> Finding.ok(ACCOUNT_REVIEW, seen, "The account may be used.");
      case "" -> NumberState.silent(ACCOUNT_REVIEW, "account_review_status");
      case "PENDING" ->
          Finding.warning(
              ACCOUNT_REVIEW,
              seen,
              "Meta has not decided yet; it may restrict the account.",
              "Wait for the decision; WhatsApp Manager shows it.");
      case "REJECTED", "RESTRICTED" ->
          Finding.failed(
              ACCOUNT_REVIEW,
              seen,
              "Meta does not let the account send as it wants to.",
              "Read the reason in WhatsApp Manager, Account quality, and ask for a review there.");
      default -> NumberState.strange(ACCOUNT_REVIEW, seen);
    };
  }

  private static Finding verification(JsonNode account) {
    var verification = Json.upper(account, "business_verification_status");
    var seen = "The business is %s.".formatted(verification);
    return switch (verification) {
      case "VERIFIED" ->
          Finding.ok(BUSINESS_VERIFICATION, seen, "Limits may rise.").by(Meta.LIMITS);
      case "" -> NumberState.silent(BUSINESS_VERIFICATION, "business_verification_status");
      case "PENDING" ->
          Finding.warning(
                  BUSINESS_VERIFICATION,
                  "The verification of the business is under way (PENDING).",
                  "Until it is done, limits stay at the lowest step.",
                  VERIFY)
              .by(Meta.LIMITS);
      case "UNVERIFIED", "NOT_VERIFIED", "REJECTED", "FAILED", "EXPIRED" ->
          Finding.failed(
                  BUSINESS_VERIFICATION,
                  "The business is not verified (%s).".formatted(verification),
                  "Limits stay at the lowest step: few people a day to write to first, and few numbers.",
                  VERIFY)
              .by(Meta.LIMITS);
      default -> NumberState.strange(BUSINESS_VERIFICATION, seen);
    };
  }
}
