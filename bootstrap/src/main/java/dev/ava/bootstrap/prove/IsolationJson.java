package dev.ava.bootstrap.prove;

import dev.ava.postgres.IsolationAttempt;
import dev.ava.postgres.IsolationFault;
import dev.ava.postgres.IsolationReport;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;

/// The same as [IsolationText], for programs, with every attempt by itself.
final class IsolationJson {
  private IsolationJson() {}

  static JsonNode of(IsolationReport report) {
    var fields = new LinkedHashMap<String, JsonNode>();
    fields.put("database", JsonNode.createStringNode(report.place()));
    fields.put("isolated", JsonNode.createBooleanNode(report.isIsolated()));
    fields.put(
        "attempts",
        JsonNode.createArrayNode(report.attempts().stream().map(IsolationJson::attempt).toList()));
    fields.put(
        "faults",
        JsonNode.createArrayNode(report.faults().stream().map(IsolationJson::fault).toList()));
    return JsonNode.createObjectNode(fields);
  }

  private static JsonNode attempt(IsolationAttempt attempt) {
    var fields = new LinkedHashMap<String, JsonNode>();
    fields.put("table", JsonNode.createStringNode(attempt.table()));
    fields.put("who", name(attempt.who()));
    fields.put("verb", name(attempt.verb()));
    fields.put("outcome", name(attempt.outcome()));
    return JsonNode.createObjectNode(fields);
  }

  private static JsonNode fault(IsolationFault fault) {
    var fields = new LinkedHashMap<String, JsonNode>();
    fields.put("kind", name(fault.kind()));
    fields.put("subject", JsonNode.createStringNode(fault.subject()));
    fields.put("what", JsonNode.createStringNode(fault.what()));
    fields.put("meaning", JsonNode.createStringNode(fault.kind().meaning()));
    fields.put("remedy", JsonNode.createStringNode(fault.kind().remedy()));
    return JsonNode.createObjectNode(fields);
  }

  private static JsonNode name(Enum<?> constant) {
    return JsonNode.createStringNode(constant.name().toLowerCase(Locale.ROOT));
  }
}
