package dev.ava.bench;

import dev.ava.bench.LogCount.Level;
import dev.ava.bench.LogCount.Line;
import dev.ava.bench.Tally.Kind;
import dev.ava.bench.Tally.Window;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a steady run has shown, for people to read.
record SteadyMarkdown(SteadyRun run, Verdict verdict, Machine machine) {
  private static final int SAMPLES_IN_A_MINUTE = 6;
  private static final int SECONDS_IN_A_MINUTE = 60;
  private static final int MOST_KINDS = 10;
  private static final double PERCENT = 100;

  /// @param chart where the picture is, seen from the document
  String text(String chart) {
    var options = run.options();
    return """
        Of %s: %d min of %d webhooks a second (%s), %d reads (`GET /messages?limit=50`) and %d sign-ins a second at even
        distances, on one node that was restarted in the middle, with Graph answering after %d ms.

        **%s**

        %s

        ![The run](%s)

        Each row is a minute: what was answered in it and how long that took, from when the request was due, or made again, until the
        answer was there, in milliseconds (median / 99th percentile / longest); requests made again because they were refused or cut; the memory of
        Ava and what of it is heap, garbage included, in MiB; processors that Ava and PostgreSQL used, and the share of the machine that others took;
        the most that waited in the queues, and the age of the oldest; warnings and errors in Ava's log.

        | minute | webhooks | ms | reads | ms | sign-ins | ms | again | memory | heap | Ava | PostgreSQL | others | inbox | outbox | oldest s | warnings | errors |
        |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
        %s

        %s
        %s
        """
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            options.length().toMinutes(),
            options.webhooks(),
            options.reports()
                ? "%s of them new messages of 1,000 people, the others Meta's reports on the replies"
                    .formatted(Numbers.of(options.messages()))
                : "all of them new messages of 1,000 people",
            options.reads(),
            options.signIns(),
            options.graphDelay().toMillis(),
            verdict.holds()
                ? "It held: nothing lost, doubled or stuck, no request failed for good, no storm of warnings, queues bounded%s."
                    .formatted(Flatness.of(run.samples()).isEmpty() ? "" : ", memory flat")
                : "It did not hold: " + String.join("; ", verdict.reasons()) + ".",
            verdict.findings().stream().map("- %s"::formatted).collect(Collectors.joining("\n")),
            chart,
            minutes(),
            alarms(),
            machine.table());
  }

  private String minutes() {
    var samples = run.samples();
    return IntStream.iterate(0, from -> from < samples.size(), from -> from + SAMPLES_IN_A_MINUTE)
        .mapToObj(
            from -> samples.subList(from, Math.min(samples.size(), from + SAMPLES_IN_A_MINUTE)))
        .map(SteadyMarkdown::minute)
        .collect(Collectors.joining("\n"));
  }

  private static String minute(List<Sample> samples) {
    var webhooks = window(samples, Kind.WEBHOOK);
    var reads = window(samples, Kind.READ);
    var signIns = window(samples, Kind.SIGN_IN);
    return "| %d | %s | %s | %s | %s | %s | %s | %d | %s | %s | %s | %s | %s | %s | %s | %s | %d | %d |"
        .formatted(
            (samples.getLast().second() + SECONDS_IN_A_MINUTE - 1) / SECONDS_IN_A_MINUTE,
            answered(webhooks),
            latency(webhooks),
            answered(reads),
            latency(reads),
            answered(signIns),
            latency(signIns),
            webhooks.repeated() + reads.repeated() + signIns.repeated(),
            Numbers.of(spread(samples, Sample::memory).median()),
            Numbers.of(spread(samples, Sample::heap).median()),
            Numbers.of(spread(samples, Sample::cpu).median()),
            Numbers.of(spread(samples, Sample::databaseCpu).median()),
            share(spread(samples, Sample::others).most()),
            whole(spread(samples, sample -> sample.waiting().inbox()).most()),
            whole(spread(samples, sample -> sample.waiting().outbox()).most()),
            Numbers.of(spread(samples, sample -> sample.waiting().oldestMillis() / 1e3).most()),
            samples.stream().mapToLong(sample -> sample.lines(Level.WARN)).sum(),
            samples.stream().mapToLong(sample -> sample.lines(Level.ERROR)).sum());
  }

  private static Window window(List<Sample> samples, Kind kind) {
    return Window.merged(samples.stream().map(sample -> sample.window(kind)).toList());
  }

  private static Spread spread(List<Sample> samples, ToDoubleFunction<Sample> what) {
    return Spread.of(
        samples.stream().map(what::applyAsDouble).filter(value -> !Double.isNaN(value)).toList());
  }

  private static String answered(Window window) {
    return whole(window.latencies().count());
  }

  private static String latency(Window window) {
    return "%s / %s / %s"
        .formatted(
            Numbers.of(window.latencies().quantile(0.5)),
            Numbers.of(window.latencies().quantile(0.99)),
            Numbers.of(window.latencies().most()));
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  private static String share(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.0f %%", PERCENT * share);
  }

  /// What the log warned of, the most frequent first.
  private String alarms() {
    Map<String, Long> kinds =
        run.alarming().stream()
            .collect(Collectors.groupingBy(Line::kind, TreeMap::new, Collectors.counting()));
    return kinds.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_KINDS)
        .map(kind -> "- %,d × `%s`".formatted(kind.getValue(), kind.getKey().replace('`', '\'')))
        .collect(Collectors.joining("\n", kinds.isEmpty() ? "" : "The log warned of:\n\n", "\n"));
  }
}
