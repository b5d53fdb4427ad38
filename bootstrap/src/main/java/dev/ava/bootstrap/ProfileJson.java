package dev.ava.bootstrap;

import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// The same as the text, for programs: snake_case, `null` for what is not there and for secrets.
final class ProfileJson {
  private ProfileJson() {}

  static JsonNode of(Profile profile) {
    return object(
        fields -> {
          fields.put("profile", text(profile.name()));
          fields.put("app_env_is_set", JsonNode.createBooleanNode(profile.isSet()));
          fields.put("starts", JsonNode.createBooleanNode(profile.problems().isEmpty()));
          fields.put("services", array(Profile.SERVICES, service -> service(profile, service)));
          fields.put("variables", array(profile.settings(""), ProfileJson::setting));
          fields.put("unread", array(profile.unread(), ProfileJson::text));
          fields.put("problems", array(profile.problems(), ProfileJson::text));
        });
  }

  static JsonNode of(ProfileDifference difference) {
    return object(
        fields -> {
          fields.put("left", of(difference.left()));
          fields.put("right", of(difference.right()));
          fields.put(
              "services",
              array(
                  difference.services().stream().filter(ProfileDifference.Line::differs).toList(),
                  ProfileJson::line));
          fields.put("variables", array(difference.variables(), ProfileJson::line));
        });
  }

  private static JsonNode service(Profile profile, String service) {
    var binding = profile.binding(service);
    return object(
        fields -> {
          fields.put("service", text(service));
          fields.put(
              "bound_to", binding.map(found -> text(found.to())).orElseGet(JsonNode::nullNode));
          fields.put(
              "because", binding.map(found -> text(found.because())).orElseGet(JsonNode::nullNode));
          fields.put("variables", array(profile.settings(service), ProfileJson::setting));
        });
  }

  private static JsonNode setting(Setting setting) {
    var hidden =
        setting.origin() == Setting.Origin.MISSING || setting.shown().equals(Setting.HIDDEN);
    return object(
        fields -> {
          fields.put("variable", text(setting.variable()));
          fields.put("value", hidden ? JsonNode.nullNode() : text(setting.shown()));
          fields.put("from", text(setting.origin().name().toLowerCase(Locale.ROOT)));
          fields.put("secret", JsonNode.createBooleanNode(Setting.isSecret(setting.variable())));
        });
  }

  private static JsonNode line(ProfileDifference.Line line) {
    return object(
        fields -> {
          fields.put("name", text(line.what()));
          fields.put("left", text(line.left()));
          fields.put("right", text(line.right()));
        });
  }

  private static JsonNode object(Consumer<Map<String, JsonNode>> filled) {
    var fields = new LinkedHashMap<String, JsonNode>();
    filled.accept(fields);
    return JsonNode.createObjectNode(fields);
  }

  private static <T> JsonNode array(List<T> values, Function<T, JsonNode> node) {
    return JsonNode.createArrayNode(values.stream().map(node).toList());
  }

  private static JsonNode text(String text) {
    return JsonNode.createStringNode(text);
  }
}
