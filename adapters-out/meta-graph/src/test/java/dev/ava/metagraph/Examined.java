package dev.ava.metagraph;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.Secrets;
import dev.ava.domain.diagnosis.Verdict;
import dev.ava.domain.diagnosis.port.Examiner;
import dev.ava.domain.diagnosis.usecase.Diagnose;
import dev.ava.domain.diagnosis.usecase.DiagnosisUseCases;
import dev.ava.domain.shared.Caller;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The examiners of the adapter as bootstrap starts them.
final class Examined implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(4);

  private final ApplicationContext context;

  private Examined(ApplicationContext context) {
    this.context = context;
  }

  /// An installation that knows all of its ids.
  static Examined at(String url) {
    return at(url, Map.of());
  }

  /// @param settings more properties, which win; an empty text takes one away
  static Examined at(String url, Map<String, Object> settings) {
    var all = new HashMap<String, Object>();
    all.put("ava.public-url", "https://ava.example.org");
    all.put("ava.whatsapp.simulated", false);
    all.put("ava.whatsapp.access-token", StubMeta.TOKEN);
    all.put("ava.whatsapp.app-secret", StubMeta.APP_SECRET);
    all.put("ava.whatsapp.app-id", StubMeta.APP);
    all.put("ava.whatsapp.phone-number-id", StubMeta.NUMBER);
    all.put("ava.whatsapp.business-account-id", StubMeta.ACCOUNT);
    all.putAll(settings);
    all.values().removeIf(""::equals);
    return new Examined(Gateways.start(url, all));
  }

  List<Examiner> examiners() {
    return List.copyOf(context.getBeansOfType(Examiner.class));
  }

  List<Finding> findings() {
    return examiners().stream()
        .flatMap(examiner -> examiner.examine(new Examiner.Terms(false, LIMIT)).stream())
        .toList();
  }

  /// What follows for each question, as the diagnosis says it.
  List<Verdict> verdicts() {
    return DiagnosisUseCases.diagnose(examiners(), new Secrets(List.of()), Clock.systemUTC())
        .diagnose(new Diagnose.Command(Caller.Service.OPERATOR, false))
        .verdicts();
  }

  Finding finding(Check check) {
    return examiners().stream()
        .filter(examiner -> examiner.checks().contains(check))
        .flatMap(examiner -> examiner.examine(new Examiner.Terms(false, LIMIT)).stream())
        .filter(finding -> finding.check() == check)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    context.close();
  }
}
