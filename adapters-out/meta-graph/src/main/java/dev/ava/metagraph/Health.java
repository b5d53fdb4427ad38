package dev.ava.metagraph;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import io.micronaut.json.tree.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What Meta's field `health_status` says of an object and all that it hangs on.
final class Health {
  private Health() {}

  static Finding of(Check check, JsonNode object) {
    var health = Json.get(object, "health_status");
    var can = Json.upper(health, "can_send_message");
    var why =
        Json.elements(Json.get(health, "entities")).stream()
            .filter(entity -> !Json.upper(entity, "can_send_message").equals("AVAILABLE"))
            .map(Health::words)
            .collect(Collectors.joining(" "));
    return switch (can) {
      case "AVAILABLE" ->
          Finding.ok(check, "Meta says that it can send (AVAILABLE).", "Nothing stands in the way.")
              .by(Meta.HEALTH);
      case "" -> NumberState.silent(check, "health_status");
      case "LIMITED" ->
          Finding.warning(
                  check,
                  "Meta says that it can send with limits (LIMITED). " + why,
                  "Some messages are not delivered, or fewer than usual.",
                  remedy(why))
              .by(Meta.HEALTH);
      case "BLOCKED" ->
          Finding.failed(
                  check,
                  "Meta says that it cannot send (BLOCKED). " + why,
                  "No message is delivered.",
                  remedy(why))
              .by(Meta.HEALTH);
      default -> NumberState.strange(check, "Meta says of sending: %s.".formatted(can));
    };
  }

  private static String remedy(String why) {
    return why.isEmpty()
        ? "Look at the account in WhatsApp Manager."
        : "Do what Meta says there; WhatsApp Manager has the details.";
  }

  private static String words(JsonNode entity) {
    return Stream.concat(
            Stream.of(
                "%s is %s."
                    .formatted(
                        Json.upper(entity, "entity_type"), Json.upper(entity, "can_send_message"))),
            Json.elements(Json.get(entity, "errors")).stream()
                .map(
                    error ->
                        "%s: %s %s"
                            .formatted(
                                Json.text(error, "error_code"),
                                Json.text(error, "error_description"),
                                Json.text(error, "possible_solution"))))
        .collect(Collectors.joining(" "));
  }
}
