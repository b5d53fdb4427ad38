package dev.ava.metagraph;

import static dev.ava.domain.diagnosis.Check.GRAPH;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.port.Examiner;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What there is to say of Meta where WhatsApp is simulated.
@Singleton
@Requires(property = "ava.whatsapp.simulated", value = "true")
final class SimulatedExaminer implements Examiner {
  @Override
  public Set<Check> checks() {
    return EnumSet.of(GRAPH);
  }

  @Override
  public List<Finding> examine(Terms terms) {
    return List.of(
        Finding.notice(
                GRAPH,
                "WhatsApp is simulated, so nothing of Meta's was examined.",
                "Messages go to the phone at /dev/phone and nowhere else.")
            .mendedBy(
                "Set WHATSAPP_GRAPH_URL and the other WHATSAPP_ variables to speak to Meta."));
  }
}
