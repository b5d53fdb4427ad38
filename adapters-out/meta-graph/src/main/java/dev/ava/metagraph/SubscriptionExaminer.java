package dev.ava.metagraph;

import static dev.ava.domain.diagnosis.Check.SUBSCRIBED_APP;

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

/// Which apps get the webhooks of the account (`GET /{waba_id}/subscribed_apps`).
@Singleton
@WithMeta
final class SubscriptionExaminer implements Examiner {
  private final GraphReads graph;
  private final BusinessAccount account;
  private final SetUp setUp;

  SubscriptionExaminer(GraphReads graph, BusinessAccount account, SetUp setUp) {
    this.graph = graph;
    this.account = account;
    this.setUp = setUp;
  }

  @Override
  public Set<Check> checks() {
    return EnumSet.of(SUBSCRIBED_APP);
  }

  @Override
  public List<Finding> examine(Terms terms) {
    return account.examine(
        checks(),
        path ->
            switch (graph.get(path + "/subscribed_apps", terms)) {
              case Read(var body) -> List.of(found(body));
              case Missing missing -> missing.on(checks());
            });
  }

  private Finding found(JsonNode body) {
    var apps =
        Json.elements(Json.get(body, "data")).stream()
            .map(each -> Json.get(each, "whatsapp_business_api_data"))
            .toList();
    var remedy =
        "Subscribe the app: POST /%s/subscribed_apps with its system user's token and no body."
            .formatted(setUp.businessAccountId());
    if (apps.isEmpty()) {
      return Finding.failed(
              SUBSCRIBED_APP,
              "No app is subscribed to the account %s.".formatted(setUp.businessAccountId()),
              "Meta sends no webhook at all, although the callback is verified and the dashboard's test"
                  + " arrives. This is the commonest mistake.",
              remedy)
          .by(Meta.WEBHOOKS);
    }
    var ids = apps.stream().map(app -> Json.text(app, "id")).toList();
    if (setUp.appId() == null) {
      return Finding.unknown(
          SUBSCRIBED_APP,
          "Subscribed to the account: %s.".formatted(String.join(", ", ids)),
          "Whether yours is among them is not known.",
          "Set WHATSAPP_APP_ID to the id of your app.");
    }
    if (!ids.contains(setUp.appId())) {
      return Finding.failed(
              SUBSCRIBED_APP,
              "Subscribed to the account are %s, and not %s."
                  .formatted(String.join(", ", ids), setUp.appId()),
              "Other apps get the webhooks; Ava's gets none.",
              remedy)
          .by(Meta.WEBHOOKS);
    }
    return ids.size() == 1
        ? Finding.ok(SUBSCRIBED_APP, "The app is subscribed to the account.", "It gets webhooks.")
        : Finding.notice(
                SUBSCRIBED_APP,
                "The app is subscribed to the account, and so are %d others."
                    .formatted(ids.size() - 1),
                "They see every message too, and answer as the same number if they like.")
            .mendedBy("Unsubscribe whatever is not yours.")
            .by(Meta.WEBHOOKS);
  }
}
