package dev.ava.metagraph;

import static dev.ava.domain.diagnosis.Check.TOKEN;
import static dev.ava.domain.diagnosis.Check.TOKEN_APP;
import static dev.ava.domain.diagnosis.Check.TOKEN_EXPIRY;
import static dev.ava.domain.diagnosis.Check.TOKEN_SCOPES;
import static dev.ava.domain.diagnosis.Check.TOKEN_TYPE;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.port.Examiner;
import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.MetaErrorCode;
import dev.ava.metagraph.GraphAnswer.AppRefused;
import dev.ava.metagraph.GraphAnswer.Missing;
import dev.ava.metagraph.GraphAnswer.NotAsked;
import dev.ava.metagraph.GraphAnswer.Read;
import dev.ava.metagraph.GraphAnswer.Refused;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the access token is worth (`GET /debug_token`).
@Singleton
@WithMeta
final class TokenExaminer implements Examiner {
  private static final String NEW_TOKEN =
      "Issue a token of a system user that never expires, with whatsapp_business_messaging and"
          + " whatsapp_business_management, and set WHATSAPP_ACCESS_TOKEN.";
  private static final String SENDING = "whatsapp_business_messaging";
  private static final String MANAGING = "whatsapp_business_management";
  private static final String APP_ID =
      "the app's id in Meta's App Dashboard; then the app may ask.";
  private static final Duration SOON = Duration.ofDays(7);

  private final GraphReads graph;
  private final SetUp setUp;
  private final Clock clock;

  TokenExaminer(GraphReads graph, SetUp setUp, Clock clock) {
    this.graph = graph;
    this.setUp = setUp;
    this.clock = clock;
  }

  @Override
  public Set<Check> checks() {
    return EnumSet.of(TOKEN, TOKEN_APP, TOKEN_SCOPES, TOKEN_EXPIRY, TOKEN_TYPE);
  }

  @Override
  public List<Finding> examine(Terms terms) {
    var appToken = setUp.appToken();
    if (appToken == null) {
      return byItself(graph.tokenOfItself(terms.limit()), new NotAsked("WHATSAPP_APP_ID", APP_ID));
    }
    var half = terms.limit().dividedBy(2);
    return switch (graph.token(appToken, half)) {
      case Read(var body) -> found(Json.get(body, "data"));
      case Refused refused ->
          byItself(
              graph.tokenOfItself(half), refused.isOfTheAppToken() ? new AppRefused() : refused);
      case Missing missing -> missing.on(checks());
    };
  }

  /// What the token says of itself. If it is refused for being no good it is no good, and of
  /// everything else is known why the app could not ask.
  private List<Finding> byItself(GraphAnswer answer, Missing whyNotTheApp) {
    return switch (answer) {
      case Read(var body) -> found(Json.get(body, "data"));
      case Refused refused -> {
        var others = checks();
        others.remove(TOKEN);
        yield Stream.concat(
                Stream.of(isNoGood(refused) ? bad(refused.seen()) : refused.on(TOKEN)),
                whyNotTheApp.on(others).stream())
            .toList();
      }
      case Missing missing -> missing.on(checks());
    };
  }

  private static boolean isNoGood(Refused refused) {
    return MetaErrorCode.of(refused.error().code())
        .filter(code -> code.handling() == Handling.STOP)
        .filter(code -> code != MetaErrorCode.PERMISSION_DENIED)
        .isPresent();
  }

  private List<Finding> found(@Nullable JsonNode data) {
    if (data == null) {
      return checks().stream()
          .map(
              check ->
                  Finding.unknown(
                      check,
                      "Meta's answer on the token says nothing of it.",
                      "Nothing is known of the token.",
                      "Try again in a while."))
          .toList();
    }
    return List.of(token(data), app(data), scopes(data), expiry(data), type(data));
  }

  private Finding token(JsonNode data) {
    var why = Json.text(Json.get(data, "error"), "message");
    return switch (Json.text(data, "is_valid")) {
      case "true" -> Finding.ok(TOKEN, "Meta accepts the access token.", "Ava can act at Meta.");
      case "false" -> bad("Meta does not accept the access token. " + why);
      default ->
          Finding.unknown(
              TOKEN,
              "Meta does not say whether the access token is valid.",
              "Nothing is known of the token.",
              "Try again in a while.");
    };
  }

  private static Finding bad(String seen) {
    return Finding.failed(
            TOKEN,
            seen,
            "Nothing can be sent, and no attachment be fetched, until there is another token.",
            NEW_TOKEN)
        .by(Meta.TOKENS);
  }

  private Finding app(JsonNode data) {
    var of = Json.text(data, "app_id");
    var ours = setUp.appId();
    if (ours == null) {
      return Finding.notice(
              TOKEN_APP,
              "The token is of the app %s.".formatted(of),
              "Whether that is the app that gets the webhooks is not known.")
          .mendedBy("Set WHATSAPP_APP_ID=%s if it is yours.".formatted(of));
    }
    return of.equals(ours)
        ? Finding.ok(TOKEN_APP, "The token is of the app " + of + ".", "One app does everything.")
        : Finding.failed(
            TOKEN_APP,
            "The token is of the app %s, and WHATSAPP_APP_ID is %s.".formatted(of, ours),
            "Ava sends as one app and expects the webhooks of another, signed with another secret.",
            "Use token, id and secret of the same app.");
  }

  private Finding scopes(JsonNode data) {
    var has = new HashSet<String>();
    Json.elements(Json.get(data, "scopes")).forEach(scope -> has.add(Json.text(scope)));
    var lacks = new TreeSet<>(Set.of(SENDING, MANAGING));
    lacks.removeAll(has);
    var narrow = tooNarrow(data);
    if (!lacks.isEmpty()) {
      return Finding.failed(
              TOKEN_SCOPES,
              "The token lacks %s.".formatted(String.join(" and ", lacks)),
              lacks.contains(SENDING)
                  ? "It may not send, nor get the webhooks of messages."
                  : "It may not look after the account: its webhooks cannot be set up or checked.",
              NEW_TOKEN)
          .by(Meta.WEBHOOKS);
    }
    if (!narrow.isEmpty()) {
      return Finding.failed(
              TOKEN_SCOPES,
              "The token has %s, but not for the account %s."
                  .formatted(String.join(" and ", narrow), setUp.businessAccountId()),
              "It works for other accounts only.",
              "Give the system user the account as an asset, and issue a new token.")
          .by(Meta.TOKENS);
    }
    var named = named(data);
    if (setUp.businessAccountId() == null && !named.isEmpty()) {
      return Finding.notice(
              TOKEN_SCOPES,
              "The token has both permissions, for what has these ids only: %s."
                  .formatted(String.join(", ", named)),
              "Whether the number's account is among them is not known.")
          .mendedBy("Set WHATSAPP_BUSINESS_ACCOUNT_ID, which is then compared.");
    }
    return Finding.ok(
        TOKEN_SCOPES, "The token has both permissions.", "It may send and look after the account.");
  }

  /// The permissions that hold for named accounts only, ours not among them.
  private Set<String> tooNarrow(JsonNode data) {
    var account = setUp.businessAccountId();
    return account == null
        ? Set.of()
        : narrow(data)
            .filter(granted -> !targets(granted).contains(account))
            .map(granted -> Json.text(granted, "scope"))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The accounts that a permission is narrowed to.
  private static Set<String> named(JsonNode data) {
    return narrow(data)
        .flatMap(granted -> targets(granted).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<JsonNode> narrow(JsonNode data) {
    return Json.elements(Json.get(data, "granular_scopes")).stream()
        .filter(granted -> Set.of(SENDING, MANAGING).contains(Json.text(granted, "scope")))
        .filter(granted -> !targets(granted).isEmpty());
  }

  private static List<String> targets(JsonNode granted) {
    return Json.elements(Json.get(granted, "target_ids")).stream().map(Json::text).toList();
  }

  private Finding expiry(JsonNode data) {
    var ends =
        Stream.of("expires_at", "data_access_expires_at")
            .map(field -> Json.text(data, field))
            .filter(seconds -> seconds.matches("[1-9][0-9]{0,11}"))
            .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
            .min(Instant::compareTo);
    if (ends.isEmpty()) {
      return Json.text(data, "expires_at").equals("0")
          ? Finding.ok(TOKEN_EXPIRY, "The token never expires.", "Nothing to renew.")
          : Finding.unknown(
              TOKEN_EXPIRY,
              "Meta does not say when the token expires.",
              "It may end without notice.",
              NEW_TOKEN);
    }
    var end = ends.get();
    var left = Duration.between(clock.instant(), end);
    if (!left.isPositive()) {
      return Finding.failed(
              TOKEN_EXPIRY,
              "The token expired at %s.".formatted(end),
              "Nothing goes out.",
              NEW_TOKEN)
          .by(Meta.TOKENS);
    }
    var seen = "The token expires at %s, in %s.".formatted(end, words(left));
    return left.compareTo(SOON) <= 0
        ? Finding.warning(
                TOKEN_EXPIRY,
                seen,
                "From then on nothing goes out. Queued messages wait.",
                NEW_TOKEN)
            .by(Meta.TOKENS)
        : Finding.notice(TOKEN_EXPIRY, seen, "From then on nothing goes out.").mendedBy(NEW_TOKEN);
  }

  private static String words(Duration left) {
    return left.toDays() > 1 ? left.toDays() + " days" : Math.max(1, left.toHours()) + " hours";
  }

  private static Finding type(JsonNode data) {
    var type = Json.upper(data, "type");
    return type.equals("SYSTEM_USER")
        ? Finding.ok(TOKEN_TYPE, "The token is of a system user.", "It hangs on no person.")
        : Finding.warning(
                TOKEN_TYPE,
                "The token is of type %s, not of a system user.".formatted(type),
                "It ends when that person signs out, changes the password or leaves.",
                NEW_TOKEN)
            .by(Meta.TOKENS);
  }
}
