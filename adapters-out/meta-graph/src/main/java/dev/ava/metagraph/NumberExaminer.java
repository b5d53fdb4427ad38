package dev.ava.metagraph;

import static dev.ava.domain.diagnosis.Check.CALLBACK;
import static dev.ava.domain.diagnosis.Check.GRAPH;
import static dev.ava.domain.diagnosis.Check.NUMBER_HEALTH;
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
import dev.ava.domain.diagnosis.port.Examiner;
import dev.ava.metagraph.GraphAnswer.AppRefused;
import dev.ava.metagraph.GraphAnswer.Missing;
import dev.ava.metagraph.GraphAnswer.NotAsked;
import dev.ava.metagraph.GraphAnswer.Read;
import dev.ava.metagraph.GraphAnswer.Refused;
import dev.ava.metagraph.GraphAnswer.Unreachable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How the business number stands (`GET /{phone_number_id}`), and with that, whether the Graph API
/// can be reached at all.
@Singleton
@WithMeta
final class NumberExaminer implements Examiner {
  private static final List<String> FIELDS =
      List.of(
          "verified_name",
          "display_phone_number",
          "status",
          "quality_rating",
          "name_status",
          "code_verification_status",
          "account_mode",
          "is_on_biz_app",
          "platform_type",
          "throughput",
          "health_status",
          "webhook_configuration",
          "whatsapp_business_manager_messaging_limit");

  private final GraphReads graph;
  private final MetaGraphSettings settings;
  private final SetUp setUp;

  NumberExaminer(GraphReads graph, MetaGraphSettings settings, SetUp setUp) {
    this.graph = graph;
    this.settings = settings;
    this.setUp = setUp;
  }

  @Override
  public Set<Check> checks() {
    return EnumSet.of(
        GRAPH,
        NUMBER_STATUS,
        NUMBER_PLATFORM,
        NUMBER_VERIFICATION,
        NUMBER_NAME,
        NUMBER_HEALTH,
        NUMBER_QUALITY,
        NUMBER_THROUGHPUT,
        NUMBER_LIMIT,
        NUMBER_MODE,
        CALLBACK);
  }

  @Override
  public List<Finding> examine(Terms terms) {
    var answer = graph.get("/" + GraphReads.encoded(setUp.phoneNumberId()), FIELDS, terms);
    var findings = new ArrayList<Finding>();
    findings.add(reached(answer));
    switch (answer) {
      case Read(var body) -> findings.addAll(new NumberState(body, setUp).findings());
      case Missing missing -> {
        var others = EnumSet.copyOf(checks());
        others.remove(GRAPH);
        if (missing instanceof Refused refused && refused.isOutOfReach()) {
          others.remove(NUMBER_STATUS);
          findings.add(unknownNumber(refused));
        }
        findings.addAll(missing.on(others));
      }
    }
    return findings;
  }

  private Finding reached(GraphAnswer answer) {
    return switch (answer) {
      case Read read -> reached();
      case Refused refused -> reached();
      case AppRefused refused -> reached();
      case NotAsked never -> reached();
      case Unreachable(var seen) ->
          Finding.failed(
              GRAPH,
              seen,
              "Nothing can be sent, and nothing of Meta's can be examined.",
              "See that this machine may reach %s, by name and through any proxy or firewall."
                  .formatted(settings.graphUrl().getHost()));
    };
  }

  private Finding reached() {
    return Finding.ok(
        GRAPH,
        "%s answers.".formatted(settings.graphUrl().getHost()),
        "Meta can be asked and sent to.");
  }

  private Finding unknownNumber(Refused refused) {
    return Finding.failed(
        NUMBER_STATUS,
        refused.seen(),
        "Meta knows no number with the id %s, or the access token may not use it; nothing can be sent."
            .formatted(setUp.phoneNumberId()),
        "Compare WHATSAPP_PHONE_NUMBER_ID (the id, not the number) with WhatsApp Manager, and give the"
            + " system user the account as an asset.");
  }
}
