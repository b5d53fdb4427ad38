package dev.ava.simulator;

import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.Verdict;
import dev.ava.domain.diagnosis.usecase.Diagnose;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A diagnosis for programs: snake_case, times in ISO-8601 UTC, `null` for what is not there. The
/// page and the command line have the same.
public final class DiagnosisJson {
  private DiagnosisJson() {}

  /// `{at, roundtrip, well, verdicts: [{question, asks, answer, checks: [{id, subject, level, seen,
  /// meaning, remedy, source}]}]}`
  public static JsonNode of(Diagnose.Outcome outcome) {
    var fields = new LinkedHashMap<String, JsonNode>();
    fields.put("at", text(outcome.at().toString()));
    fields.put("roundtrip", JsonNode.createBooleanNode(outcome.isRoundTrip()));
    fields.put("well", JsonNode.createBooleanNode(outcome.isWell()));
    fields.put("verdicts", array(outcome.verdicts(), DiagnosisJson::verdict));
    return JsonNode.createObjectNode(fields);
  }

  private static JsonNode verdict(Verdict verdict) {
    var fields = new LinkedHashMap<String, JsonNode>();
    fields.put("question", constant(verdict.question()));
    fields.put("asks", text(verdict.question().words()));
    fields.put("answer", constant(verdict.answer()));
    fields.put("checks", array(verdict.findings(), DiagnosisJson::finding));
    return JsonNode.createObjectNode(fields);
  }

  private static JsonNode finding(Finding finding) {
    var fields = new LinkedHashMap<String, JsonNode>();
    fields.put("id", text(finding.check().id()));
    fields.put("subject", text(finding.check().subject()));
    fields.put("level", constant(finding.level()));
    fields.put("seen", text(finding.seen()));
    fields.put("meaning", text(finding.meaning()));
    fields.put("remedy", text(finding.remedy()));
    fields.put("source", text(finding.source() == null ? null : finding.source().toString()));
    return JsonNode.createObjectNode(fields);
  }

  private static <T> JsonNode array(List<T> values, Function<T, JsonNode> node) {
    return JsonNode.createArrayNode(values.stream().map(node).toList());
  }

  private static JsonNode constant(Enum<?> value) {
    return text(value.name().toLowerCase(Locale.ROOT));
  }

  private static JsonNode text(@Nullable String text) {
    return text == null ? JsonNode.nullNode() : JsonNode.createStringNode(text);
  }
}
