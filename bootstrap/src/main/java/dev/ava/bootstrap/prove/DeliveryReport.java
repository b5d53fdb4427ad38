package dev.ava.bootstrap.prove;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a proof of delivery has shown, for people to read.
///
/// @param verdict one sentence
/// @param details the cases of broken promises, not all of them if there are many
record DeliveryReport(String verdict, List<Section> sections, List<String> details) {
  private static final int MOST_DETAILS_OF_A_KIND = 10;

  /// @param rows each with a label and a value
  record Section(String title, List<Row> rows) {}

  record Row(String label, String value) {}

  static DeliveryReport of(Conditions conditions, DeliveryRun run) {
    var verdict =
        run.holds()
            ? "Every message arrived once, was answered once, and in order."
            : "Promises were broken: %d cases.".formatted(run.findings().size());
    return new DeliveryReport(
        verdict,
        List.of(
            promises(run),
            recovery(run),
            unknowns(run),
            traffic(run),
            conditions(conditions),
            machine(run)),
        details(run.findings()));
  }

  /// For a terminal.
  String text() {
    return sections.stream()
            .map(
                section ->
                    section.rows().stream()
                        .map(row -> "  %-36s %s".formatted(row.label(), row.value()))
                        .collect(Collectors.joining("\n", "\n" + section.title() + "\n", "\n")))
            .collect(Collectors.joining())
        + details.stream().map(detail -> "  " + detail + "\n").collect(Collectors.joining())
        + "\n"
        + verdict;
  }

  String markdown() {
    return "# Proof of delivery\n\n"
        + verdict
        + "\n"
        + sections.stream().map(DeliveryReport::markdown).collect(Collectors.joining())
        + (details.isEmpty()
            ? ""
            : details.stream()
                .map(detail -> "- `" + detail.replace("`", "'") + "`\n")
                .collect(Collectors.joining("", "\n## Cases\n\n", "")));
  }

  private static String markdown(Section section) {
    return section.rows().stream()
        .map(row -> "| %s | %s |\n".formatted(row.label(), row.value()))
        .collect(Collectors.joining("", "\n## " + section.title() + "\n\n| | |\n|---|---|\n", ""));
  }

  private static Section promises(DeliveryRun run) {
    return new Section(
        "Promises",
        Arrays.stream(Violation.values())
            .map(violation -> row(violation.label(), count(run.findings(), violation)))
            .toList());
  }

  private static Section recovery(DeliveryRun run) {
    var hit = run.recoveries().stream().filter(recovery -> recovery.claims() > 0).toList();
    return new Section(
        "Recovery, from a kill until all work that was under way",
        List.of(
            row("kills", "%d, %d of them with work under way".formatted(run.kills(), hit.size())),
            row("was taken up again", quantiles(hit.stream().map(Recovery::freed).toList())),
            row("was done", quantiles(hit.stream().map(Recovery::finished).toList())),
            row("starts that failed", run.failedStarts()),
            row("PostgreSQL crashes", run.outages().size()),
            row("PostgreSQL was away", quantiles(run.outages()))));
  }

  private static Section unknowns(DeliveryRun run) {
    var unknowns = run.unknowns();
    return new Section(
        "Replies of which it was unknown whether they had gone out",
        List.of(
            row("all", unknowns.all()),
            row("settled by a report of Meta's", unknowns.byReport()),
            row("sent again by a person", unknowns.byPerson()),
            row("never settled", unknowns.never())));
  }

  private static Section traffic(DeliveryRun run) {
    var posts = run.flow().posts();
    var graph = run.graph();
    return new Section(
        "Traffic",
        List.of(
            row("messages", run.flow().messages().size()),
            row("webhooks with messages", posts.size()),
            row(
                "of them with several messages",
                (int) posts.stream().filter(Post::batched).count()),
            row("deliveries repeated", posts.stream().mapToInt(post -> post.again().size()).sum()),
            row("statuses reported", run.reports()),
            row("attempts not answered 200", run.refusals()),
            row("replies taken by Graph", graph.taken()),
            row("of them without an answer", graph.lostAnswers()),
            row("requests dropped", graph.dropped()),
            row("requests answered 502 by a proxy", graph.broken()),
            row("requests answered with an error", graph.refused()),
            row("duration of all", seconds(run.took()))));
  }

  private static Section conditions(Conditions conditions) {
    return new Section(
        "Conditions",
        List.of(
            row("seed", String.valueOf(conditions.seed())),
            row("senders", conditions.senders()),
            row("nodes", conditions.nodes()),
            row("lost answers", conditions.lostAnswers() + " %"),
            row("repeated", conditions.repeated() + " % of the webhooks"),
            row("batched", conditions.batched() + " % of the messages"),
            row(
                "a sender's next message",
                "first posted once the one before was answered 200, except in one webhook")));
  }

  private static Section machine(DeliveryRun run) {
    return new Section(
        "Machine",
        List.of(
            row(
                "Ava",
                Optional.ofNullable(DeliveryReport.class.getPackage().getImplementationVersion())
                    .orElse("unpackaged")),
            row("cores", Runtime.getRuntime().availableProcessors()),
            row("Java", Runtime.version().toString()),
            row("PostgreSQL", run.postgres()),
            row("system", System.getProperty("os.name") + " " + System.getProperty("os.version"))));
  }

  private static List<String> details(List<Finding> findings) {
    var details = new ArrayList<String>();
    for (var violation : Violation.values()) {
      findings.stream()
          .filter(finding -> finding.violation() == violation)
          .limit(MOST_DETAILS_OF_A_KIND)
          .forEach(finding -> details.add(violation.label() + ": " + finding.what()));
    }
    return details.stream().map(detail -> detail.replace("\n", "\\n")).toList();
  }

  private static int count(List<Finding> findings, Violation violation) {
    return (int) findings.stream().filter(finding -> finding.violation() == violation).count();
  }

  private static String quantiles(List<Duration> durations) {
    if (durations.isEmpty()) {
      return "-";
    }
    var sorted = durations.stream().sorted().toList();
    return "p50 %s, max %s"
        .formatted(seconds(sorted.get((sorted.size() - 1) / 2)), seconds(sorted.getLast()));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
  }

  private static Row row(String label, int value) {
    return row(label, String.format(Locale.ROOT, "%,d", value));
  }

  private static Row row(String label, String value) {
    return new Row(label, value);
  }
}
