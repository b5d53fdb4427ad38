package dev.ava.metagraph;

import static dev.ava.domain.diagnosis.Check.NUMBER_LIMIT;
import static dev.ava.domain.diagnosis.Check.NUMBER_MODE;
import static dev.ava.domain.diagnosis.Check.NUMBER_NAME;
import static dev.ava.domain.diagnosis.Check.NUMBER_PLATFORM;
import static dev.ava.domain.diagnosis.Check.NUMBER_QUALITY;
import static dev.ava.domain.diagnosis.Check.NUMBER_STATUS;
import static dev.ava.domain.diagnosis.Check.NUMBER_THROUGHPUT;
import static dev.ava.domain.diagnosis.Check.NUMBER_VERIFICATION;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Set;

/// What Meta says of a business number, value by value. The sets of values are open: one that is
/// new is a warning and no failure.
final class NumberState {
  private static final Set<String> LEVELS = Set.of("STANDARD", "HIGH", "NOT_APPLICABLE");
  private static final int STANDARD_THROUGHPUT = 80;
  private static final int HIGH_THROUGHPUT = 1_000;
  private static final int COEXISTENCE_THROUGHPUT = 20;
  private static final String MANAGER = "Look at the number in WhatsApp Manager.";

  private final JsonNode number;
  private final SetUp setUp;

  NumberState(JsonNode number, SetUp setUp) {
    this.number = number;
    this.setUp = setUp;
  }

  List<Finding> findings() {
    return List.of(
        status(),
        platform(),
        verification(),
        name(),
        Health.of(Check.NUMBER_HEALTH, number),
        quality(),
        throughput(),
        limit(),
        mode(),
        Callback.inForce(number, setUp.callback()));
  }

  private Finding status() {
    var status = Json.upper(number, "status");
    var seen = "The number %s is %s.".formatted(Json.text(number, "display_phone_number"), status);
    return switch (status) {
      case "CONNECTED" -> Finding.ok(NUMBER_STATUS, seen, "It can send and receive.");
      case "" -> silent(NUMBER_STATUS, "status");
      case "PENDING", "UNLINKED", "DISCONNECTED", "MIGRATED" ->
          Finding.failed(
                  NUMBER_STATUS,
                  seen,
                  "It is not registered with the Cloud API: it neither sends nor receives.",
                  "Register the number (POST /{phone_number_id}/register with its PIN), or connect it"
                      + " in WhatsApp Manager.")
              .by(Meta.PLATFORM);
      case "DELETED" ->
          Finding.failed(
              NUMBER_STATUS,
              seen,
              "The number is gone.",
              "Register a number and set WHATSAPP_PHONE_NUMBER_ID.");
      case "BANNED" ->
          Finding.failed(
                  NUMBER_STATUS,
                  seen,
                  "Meta has banned the number for breaking a policy.",
                  "Read the notice in WhatsApp Manager and ask for a review there.")
              .by(Meta.PLATFORM);
      case "RESTRICTED" ->
          Finding.failed(
                  NUMBER_STATUS,
                  seen,
                  "Meta does not let it send as it wants to, usually for a while.",
                  "Read the notice in WhatsApp Manager; it says until when.")
              .by(Meta.LIMITS);
      case "FLAGGED" ->
          Finding.warning(
                  NUMBER_STATUS,
                  seen,
                  "Its quality is low; if that stays so, Meta restricts it.",
                  "Look at what people block and report, in WhatsApp Manager.")
              .by(Meta.LIMITS);
      default -> strange(NUMBER_STATUS, seen);
    };
  }

  private Finding platform() {
    var platform = Json.upper(number, "platform_type");
    var seen = "The number is served by %s.".formatted(platform);
    return switch (platform) {
      case "CLOUD_API" -> Finding.ok(NUMBER_PLATFORM, seen, "That is what Ava speaks to.");
      case "" -> silent(NUMBER_PLATFORM, "platform_type");
      case "NOT_APPLICABLE" ->
          Finding.failed(
                  NUMBER_PLATFORM,
                  "The number is registered nowhere (NOT_APPLICABLE).",
                  "It neither sends nor receives.",
                  "Register it: POST /{phone_number_id}/register with its PIN.")
              .by(Meta.PLATFORM);
      case "ON_PREMISE" ->
          Finding.failed(
                  NUMBER_PLATFORM,
                  seen,
                  "Another client, the one that companies ran themselves, holds the number.",
                  "Move the number to the Cloud API.")
              .by(Meta.PLATFORM);
      default -> strange(NUMBER_PLATFORM, seen);
    };
  }

  private Finding verification() {
    var verification = Json.upper(number, "code_verification_status");
    var seen = "The number's ownership is %s.".formatted(verification);
    return switch (verification) {
      case "VERIFIED" -> Finding.ok(NUMBER_VERIFICATION, seen, "Meta believes that it is yours.");
      case "" -> silent(NUMBER_VERIFICATION, "code_verification_status");
      case "NOT_VERIFIED", "UNVERIFIED" ->
          Finding.failed(
              NUMBER_VERIFICATION,
              seen,
              "Nobody has entered the code that Meta sends to the number, so it cannot be registered.",
              "Verify the number in WhatsApp Manager, by text message or call.");
      case "EXPIRED" ->
          Finding.warning(
              NUMBER_VERIFICATION,
              seen,
              "A number that is registered works on; registering it again needs a new code.",
              "Verify the number again before it is moved or registered anew.");
      default -> strange(NUMBER_VERIFICATION, seen);
    };
  }

  private Finding name() {
    var standing = Json.upper(number, "name_status");
    var seen =
        "The display name \"%s\" is %s.".formatted(Json.text(number, "verified_name"), standing);
    return switch (standing) {
      case "APPROVED", "AVAILABLE_WITHOUT_REVIEW" ->
          Finding.ok(NUMBER_NAME, seen, "People see it.");
      case "" -> silent(NUMBER_NAME, "name_status");
      case "DECLINED", "EXPIRED" ->
          Finding.failed(
              NUMBER_NAME,
              seen,
              "The number cannot be registered with it, and some numbers may not send (131037).",
              "Ask for another name in WhatsApp Manager, one that is plainly the business's.");
      case "PENDING_REVIEW", "NONE" ->
          Finding.warning(
              NUMBER_NAME,
              seen,
              "Until Meta has approved a name, people see the number only, and limits stay low.",
              standing.equals("NONE")
                  ? "Enter a display name in WhatsApp Manager."
                  : "Wait for Meta's review; WhatsApp Manager shows it.");
      default -> strange(NUMBER_NAME, seen);
    };
  }

  private Finding quality() {
    var rating = Json.upper(number, "quality_rating");
    var seen = "The quality of the number is %s.".formatted(rating);
    return switch (rating) {
      case "GREEN" -> Finding.ok(NUMBER_QUALITY, seen, "Nothing stands in the way of more.");
      case "" -> silent(NUMBER_QUALITY, "quality_rating");
      case "NA", "UNKNOWN" ->
          Finding.notice(NUMBER_QUALITY, seen, "Too little was sent to say anything.");
      case "YELLOW" ->
          Finding.warning(
                  NUMBER_QUALITY,
                  seen,
                  "People block or report it. Limits still rise, but not if it gets worse.",
                  "Look at what people block and report, in WhatsApp Manager.")
              .by(Meta.LIMITS);
      case "RED" ->
          Finding.failed(
                  NUMBER_QUALITY,
                  seen,
                  "Too many people block or report it: limits do not rise, and it may be restricted.",
                  "Stop what is reported, send less, and wait: the rating looks at seven days.")
              .by(Meta.LIMITS);
      default -> strange(NUMBER_QUALITY, seen);
    };
  }

  private Finding throughput() {
    var level = Json.upper(Json.get(number, "throughput"), "level");
    var isOnApp = Json.text(number, "is_on_biz_app").equals("true");
    if (level.isEmpty() && !isOnApp) {
      return silent(NUMBER_THROUGHPUT, "throughput");
    }
    if (!isOnApp && !LEVELS.contains(level)) {
      return strange(NUMBER_THROUGHPUT, "The number's throughput is %s.".formatted(level));
    }
    int most =
        isOnApp
            ? COEXISTENCE_THROUGHPUT
            : level.equals("HIGH") ? HIGH_THROUGHPUT : STANDARD_THROUGHPUT;
    var ours = setUp.messagesPerSecond();
    var seen =
        "Meta lets the number pass %d messages a second, both directions together (%s); Ava sends up to %d."
            .formatted(most, isOnApp ? "also on the WhatsApp Business app" : level, ours);
    if (level.equals("NOT_APPLICABLE")) {
      return Finding.warning(
              NUMBER_THROUGHPUT,
              "Meta gives the number no throughput (NOT_APPLICABLE).",
              "It is not registered with the Cloud API.",
              MANAGER)
          .by(Meta.THROUGHPUT);
    }
    if (ours > most) {
      return Finding.warning(
              NUMBER_THROUGHPUT,
              seen,
              "What is too much is refused (130429) and sent again, which costs time and quality.",
              "Set WHATSAPP_MESSAGES_PER_SECOND=%d, or less to leave room for what comes in."
                  .formatted(most))
          .by(Meta.THROUGHPUT);
    }
    return level.equals("HIGH") && ours < most
        ? Finding.notice(NUMBER_THROUGHPUT, seen, "It could send faster.")
            .mendedBy("Raise WHATSAPP_MESSAGES_PER_SECOND.")
            .by(Meta.THROUGHPUT)
        : Finding.ok(NUMBER_THROUGHPUT, seen, "Ava stays within the limit.").by(Meta.THROUGHPUT);
  }

  private Finding limit() {
    var limit = Json.upper(number, "whatsapp_business_manager_messaging_limit");
    var seen = "The messaging limit is %s.".formatted(limit);
    var meaning =
        "So many people a day may be written to who have not written within 24 hours; replies do not"
            + " count.";
    return switch (limit) {
      case "" -> silent(NUMBER_LIMIT, "whatsapp_business_manager_messaging_limit");
      case "TIER_50", "TIER_250" ->
          Finding.notice(NUMBER_LIMIT, seen, meaning)
              .mendedBy("Have the business verified; the limit rises with use.")
              .by(Meta.LIMITS);
      case "TIER_1K", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_UNLIMITED" ->
          Finding.ok(NUMBER_LIMIT, seen, meaning).by(Meta.LIMITS);
      default -> strange(NUMBER_LIMIT, seen);
    };
  }

  private Finding mode() {
    var mode = Json.upper(number, "account_mode");
    return switch (mode) {
      case "LIVE" -> Finding.ok(NUMBER_MODE, "The number is live.", "It may write to anybody.");
      case "" -> silent(NUMBER_MODE, "account_mode");
      case "SANDBOX" ->
          Finding.failed(
              NUMBER_MODE,
              "The number is Meta's for trying out (SANDBOX).",
              "It writes to the few people on its list only (131030).",
              "Add a number of your own in WhatsApp Manager and set WHATSAPP_PHONE_NUMBER_ID.");
      default -> strange(NUMBER_MODE, "The number's mode is %s.".formatted(mode));
    };
  }

  static Finding silent(Check check, String field) {
    return Finding.unknown(
        check,
        "Meta does not say (%s).".formatted(field),
        "This version of the Graph API does not have the field, or the token may not see it.",
        MANAGER);
  }

  static Finding strange(Check check, String seen) {
    return Finding.warning(check, seen, "This version of Ava does not know that value.", MANAGER);
  }
}
