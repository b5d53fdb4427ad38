package dev.ava.metagraph;

import static dev.ava.domain.diagnosis.Check.ACCOUNT_NUMBER;

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

/// Whether the number belongs to the account (`GET /{waba_id}/phone_numbers`).
@Singleton
@WithMeta
final class AccountNumberExaminer implements Examiner {
  private static final int MOST = 200;

  private final GraphReads graph;
  private final BusinessAccount account;
  private final SetUp setUp;

  AccountNumberExaminer(GraphReads graph, BusinessAccount account, SetUp setUp) {
    this.graph = graph;
    this.account = account;
    this.setUp = setUp;
  }

  @Override
  public Set<Check> checks() {
    return EnumSet.of(ACCOUNT_NUMBER);
  }

  @Override
  public List<Finding> examine(Terms terms) {
    return account.examine(
        checks(),
        path ->
            switch (graph.get(path + "/phone_numbers?limit=" + MOST, terms)) {
              case Read(var body) -> List.of(found(body));
              case Missing missing -> missing.on(checks());
            });
  }

  private Finding found(JsonNode body) {
    var numbers = Json.elements(Json.get(body, "data"));
    if (numbers.stream().anyMatch(each -> Json.text(each, "id").equals(setUp.phoneNumberId()))) {
      return Finding.ok(
          ACCOUNT_NUMBER,
          "The number belongs to the account %s.".formatted(setUp.businessAccountId()),
          "What holds for the account holds for the number.");
    }
    return numbers.size() < MOST
        ? Finding.failed(
            ACCOUNT_NUMBER,
            "The account %s has %d numbers, and %s is none of them."
                .formatted(setUp.businessAccountId(), numbers.size(), setUp.phoneNumberId()),
            "Subscriptions of this account bring the webhooks of other numbers.",
            "Set WHATSAPP_BUSINESS_ACCOUNT_ID and WHATSAPP_PHONE_NUMBER_ID to ids that belong together.")
        : Finding.unknown(
            ACCOUNT_NUMBER,
            "The account has more than %d numbers; %s is not among the first."
                .formatted(MOST, setUp.phoneNumberId()),
            "Whether it belongs there is not known.",
            "Look in WhatsApp Manager.");
  }
}
