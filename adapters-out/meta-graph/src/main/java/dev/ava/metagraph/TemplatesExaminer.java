package dev.ava.metagraph;

import static dev.ava.domain.diagnosis.Check.TEMPLATES;

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
import java.util.stream.Collectors;

/// The templates of the account (`GET /{waba_id}/message_templates`). Ava replies with free texts
/// and needs none; whoever writes first needs one.
@Singleton
@WithMeta
final class TemplatesExaminer implements Examiner {
  private static final int MOST = 250;
  private static final int NAMED = 5;

  private final GraphReads graph;
  private final BusinessAccount account;

  TemplatesExaminer(GraphReads graph, BusinessAccount account) {
    this.graph = graph;
    this.account = account;
  }

  @Override
  public Set<Check> checks() {
    return EnumSet.of(TEMPLATES);
  }

  @Override
  public List<Finding> examine(Terms terms) {
    return account.examine(
        checks(),
        path ->
            switch (graph.get(
                path + "/message_templates?fields=name,language,status&limit=" + MOST, terms)) {
              case Read(var body) -> List.of(found(body));
              case Missing missing -> missing.on(checks());
            });
  }

  private static Finding found(JsonNode body) {
    var templates = Json.elements(Json.get(body, "data"));
    var isAll = Json.text(Json.get(body, "paging"), "next").isEmpty() && templates.size() < MOST;
    if (templates.isEmpty()) {
      return Finding.notice(
              TEMPLATES,
              "The account has no template.",
              "Ava can reply for 24 hours after a person wrote, and cannot write first.")
          .mendedBy("Make one in WhatsApp Manager if that is wanted.");
    }
    var unusable =
        templates.stream()
            .filter(
                template ->
                    Set.of("REJECTED", "PAUSED", "DISABLED")
                        .contains(Json.upper(template, "status")))
            .toList();
    if (unusable.isEmpty()) {
      return isAll
          ? Finding.ok(
              TEMPLATES,
              "%d templates, none rejected or paused.".formatted(templates.size()),
              "Good.")
          : Finding.notice(
                  TEMPLATES,
                  "None of the first %d templates is rejected or paused."
                      .formatted(templates.size()),
                  "The account has more, which were not looked at.")
              .mendedBy("Look at the others in WhatsApp Manager.");
    }
    return Finding.warning(
        TEMPLATES,
        "%d of %s%d templates cannot be used: %s."
            .formatted(
                unusable.size(),
                isAll ? "" : "the first ",
                templates.size(),
                unusable.stream()
                    .limit(NAMED)
                    .map(TemplatesExaminer::words)
                    .collect(Collectors.joining(", "))),
        "Messages that use them are refused (132001, 132015, 132016).",
        "Look at the reason in WhatsApp Manager and mend or remove them.");
  }

  private static String words(JsonNode template) {
    return "%s (%s, %s)"
        .formatted(
            Json.text(template, "name"),
            Json.text(template, "language"),
            Json.upper(template, "status"));
  }
}
