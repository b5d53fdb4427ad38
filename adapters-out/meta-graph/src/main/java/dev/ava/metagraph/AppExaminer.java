package dev.ava.metagraph;

import static dev.ava.domain.diagnosis.Check.APP_SECRET;
import static dev.ava.domain.diagnosis.Check.SUBSCRIBED_FIELDS;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.port.Examiner;
import dev.ava.metagraph.GraphAnswer.AppRefused;
import dev.ava.metagraph.GraphAnswer.Missing;
import dev.ava.metagraph.GraphAnswer.NotAsked;
import dev.ava.metagraph.GraphAnswer.Read;
import dev.ava.metagraph.GraphAnswer.Refused;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What the app has asked Meta to tell (`GET /{app_id}/subscriptions`). Only the app's own token,
/// made of its id and its secret, may ask, so the answer also tells whether the secret is right.
@Singleton
@WithMeta
final class AppExaminer implements Examiner {
  private static final String OBJECT = "whatsapp_business_account";
  private static final String MESSAGES = "messages";
  private static final Set<String> USEFUL =
      Set.of(
          "user_id_update",
          "account_update",
          "phone_number_quality_update",
          "message_template_status_update");

  private final GraphReads graph;
  private final SetUp setUp;

  AppExaminer(GraphReads graph, SetUp setUp) {
    this.graph = graph;
    this.setUp = setUp;
  }

  @Override
  public Set<Check> checks() {
    return EnumSet.of(APP_SECRET, SUBSCRIBED_FIELDS);
  }

  @Override
  public List<Finding> examine(Terms terms) {
    var token = setUp.appToken();
    if (token == null) {
      return new NotAsked("WHATSAPP_APP_ID", "the app's id in Meta's App Dashboard.").on(checks());
    }
    var path = "/" + GraphReads.encoded(String.valueOf(setUp.appId())) + "/subscriptions";
    return switch (graph.getAsApp(path, token, terms)) {
      case Read(var body) ->
          List.of(
              Finding.ok(
                  APP_SECRET,
                  "Meta accepts the app's id and secret together.",
                  "Ava can tell Meta's webhooks from anybody else's."),
              fields(body));
      case Refused refused when refused.isOfTheAppToken() ->
          List.of(wrongSecret(refused), new AppRefused().on(SUBSCRIBED_FIELDS));
      case Missing missing -> missing.on(checks());
    };
  }

  private Finding wrongSecret(Refused refused) {
    return Finding.failed(
            APP_SECRET,
            refused.seen(),
            "WHATSAPP_APP_SECRET is not the secret of the app %s, so Ava takes every webhook of Meta's for a forgery and refuses it (401)."
                .formatted(setUp.appId()),
            "Copy the secret from the App Dashboard, Settings, Basic; or mend WHATSAPP_APP_ID.")
        .by(Meta.WEBHOOK_ENDPOINT);
  }

  private Finding fields(JsonNode body) {
    var subscription =
        Json.elements(Json.get(body, "data")).stream()
            .filter(each -> Json.text(each, "object").equals(OBJECT))
            .findFirst();
    if (subscription.isEmpty()) {
      return Finding.failed(
              SUBSCRIBED_FIELDS,
              "The app has no webhook for WhatsApp accounts.",
              "Meta tells Ava nothing at all.",
              "Enter %s and the verify token in the App Dashboard, WhatsApp, Configuration, and subscribe to messages."
                  .formatted(setUp.callback()))
          .by(Meta.WEBHOOK_ENDPOINT);
    }
    if (Json.text(subscription.get(), "active").equals("false")) {
      return Finding.failed(
              SUBSCRIBED_FIELDS,
              "The app's webhook is switched off (active: false).",
              "Meta tells Ava nothing.",
              "Enter the callback again in the App Dashboard, which verifies it and switches it on.")
          .by(Meta.WEBHOOK_ENDPOINT);
    }
    return fieldsOf(subscription.get());
  }

  private static Finding fieldsOf(JsonNode subscription) {
    var has = new TreeSet<String>();
    for (var field : Json.elements(Json.get(subscription, "fields"))) {
      has.add(field.isObject() ? Json.text(field, "name") : Json.text(field));
    }
    if (!has.contains(MESSAGES)) {
      return Finding.failed(
              SUBSCRIBED_FIELDS,
              "The app is not subscribed to messages, only to: %s."
                  .formatted(has.isEmpty() ? "nothing" : String.join(", ", has)),
              "Neither what people write nor what became of replies reaches Ava.",
              "Subscribe to the field messages in the App Dashboard, WhatsApp, Configuration.")
          .by(Meta.WEBHOOKS);
    }
    var lacks = new TreeSet<>(USEFUL);
    lacks.removeAll(has);
    if (lacks.contains("user_id_update")) {
      return Finding.warning(
              SUBSCRIBED_FIELDS,
              "The app is not subscribed to %s.".formatted(String.join(", ", lacks)),
              "Who changes the number and hides it behind a username is a stranger to Ava afterwards.",
              "Subscribe to user_id_update in the App Dashboard; the others are good to have.")
          .by(Meta.USER_IDS);
    }
    return lacks.isEmpty()
        ? Finding.ok(
            SUBSCRIBED_FIELDS,
            "The app is subscribed to %s.".formatted(String.join(", ", has)),
            "Meta tells all that Ava wants to know.")
        : Finding.notice(
                SUBSCRIBED_FIELDS,
                "The app is subscribed to messages, but not to %s."
                    .formatted(String.join(", ", lacks)),
                "Ava works without; Meta's notices on the account are kept for you to read.")
            .by(Meta.WEBHOOKS);
  }
}
