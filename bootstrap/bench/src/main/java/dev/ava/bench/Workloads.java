package dev.ava.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Everything that can be measured, in the order in which it is. What fills the tables comes last.
final class Workloads {
  private static final String PGBENCH = "pgbench";
  private static final Duration SHORT = Duration.ofSeconds(15);
  static final int ROWS_A_SECOND = 50_000;

  private final Contenders contenders;
  private final PgBench pgBench;
  private final Reads reads;
  private final Writes writes;
  private final Replies replies;
  private final Standing standing;
  private final GrowthWorkloads growth;
  private final Options options;

  Workloads(
      Contenders contenders,
      PgBench pgBench,
      Reads reads,
      Writes writes,
      Replies replies,
      Population population,
      Options options) {
    this.contenders = contenders;
    this.pgBench = pgBench;
    this.reads = reads;
    this.writes = writes;
    this.replies = replies;
    this.standing = new Standing(contenders, writes);
    this.growth = new GrowthWorkloads(population, reads, writes, replies, options);
    this.options = options;
  }

  List<Workload> all() {
    var all = new ArrayList<Workload>();
    all.addAll(standing());
    all.addAll(webhooks());
    all.addAll(replies());
    all.addAll(reading());
    all.add(
        workload(
                "memory-loaded",
                "Memory after a webhook load, of processes that have done all of the above",
                Workload.Unit.MEBIBYTES,
                contenders.all(standing::loaded))
            .cold()
            .lasting(options.length().plus(SHORT)));
    options.rows().forEach(rows -> all.add(growing(rows)));
    return Stream.concat(
            all.stream().filter(workload -> options.wants(workload.name())), growth.all().stream())
        .toList();
  }

  /// Their names, whatever is wanted.
  static List<String> names(Options options) {
    var names =
        new ArrayList<>(
            List.of(
                "start",
                "memory-idle",
                "webhook-saturation",
                "webhook-300",
                "webhook-300-beside-sign-ins",
                "webhook-batch",
                "replies",
                "replies-150ms",
                "replies-two-nodes",
                "messages",
                "avatar",
                "sign-in",
                "rls",
                "memory-loaded"));
    options.rows().forEach(count -> names.add(growingName(count)));
    names.addAll(GrowthWorkloads.names(options));
    return names;
  }

  private List<Workload> standing() {
    return List.of(
        workload(
                "start",
                "From the start of the program to the first 200",
                Workload.Unit.MILLISECONDS,
                standing.starts())
            .cold()
            .lasting(Duration.ofSeconds(6)),
        workload(
                "memory-idle",
                "Memory ten seconds after the start",
                Workload.Unit.MEBIBYTES,
                standing.idle())
            .cold()
            .lasting(SHORT));
  }

  private List<Workload> webhooks() {
    return List.of(
        workload(
            "webhook-saturation",
            "Signed webhooks with one new message each, as many as are answered",
            Workload.Unit.PER_SECOND,
            contenders.all(
                writes::saturating,
                PGBENCH,
                length -> {
                  contenders.ava().clearLimit();
                  return pgBench.run(
                      "pgbench-webhook.sql",
                      contenders.ava().writesUrl("ava_service"),
                      "service_role",
                      length);
                })),
        workload(
            "webhook-300",
            "p99 of webhooks, %d a second".formatted(Writes.RATE),
            Workload.Unit.MILLISECONDS,
            contenders.all(writes::paced)),
        workload(
                "webhook-300-beside-sign-ins",
                "p99 of webhooks, %d a second, while as many people sign in as can"
                    .formatted(Writes.RATE),
                Workload.Unit.MILLISECONDS,
                contenders.all(writes::pacedBesideSignIns))
            .lasting(options.length().plus(SHORT)),
        workload(
                "webhook-batch",
                "One webhook of 3 MB, until it is answered",
                Workload.Unit.MILLISECONDS,
                contenders.all(writes::batch))
            .lasting(SHORT));
  }

  private List<Workload> replies() {
    var messages = Replies.messages(options.length());
    var slow = Duration.ofSeconds(10 + messages / 100);
    return List.of(
        workload(
                "replies",
                "From %,d webhooks of 1,000 people to as many replies taken by Graph"
                    .formatted(messages),
                Workload.Unit.PER_SECOND,
                contenders.all(
                    (installation, length) -> replies.measure(installation, false, length)))
            .lasting(Replies.expected(messages)),
        workload(
                "replies-150ms",
                "The same while Graph takes 150 ms for each",
                Workload.Unit.PER_SECOND,
                contenders.all(
                    (installation, length) -> replies.measure(installation, true, length)))
            .lasting(slow)
            .sized(new Size(Size.Dimension.NODES, 1, "replies")),
        workload(
                "replies-two-nodes",
                "The same with 150 ms and two nodes of Ava",
                Workload.Unit.PER_SECOND,
                Map.of("Ava, two nodes", length -> replies.measure(contenders.ava(), true, length)))
            .lasting(slow)
            .between(contenders.ava()::addNode, contenders.ava()::removeNodes)
            .sized(new Size(Size.Dimension.NODES, 2, "replies")));
  }

  private List<Workload> reading() {
    var ava = contenders.ava();
    return List.of(
        messages("messages", "GET " + Pages.NEWEST + " with 40,000 rows"),
        workload(
            "avatar",
            "GET /avatars/me",
            Workload.Unit.PER_SECOND,
            contenders.all(
                reads.of("/avatars/me"),
                PGBENCH,
                length ->
                    pgBench.run(
                        "pgbench-avatar.sql", ava.readsUrl("ava_user"), "authenticated", length))),
        workload(
            "sign-in",
            "POST /auth/signin, bcrypt of cost 10",
            Workload.Unit.PER_SECOND,
            contenders.all(reads::signIns)),
        workload(
            "rls", "Fifty messages of one person, in SQL", Workload.Unit.PER_SECOND, policies()));
  }

  private Map<String, Workload.Trial> policies() {
    var ava = contenders.ava();
    var trials = new LinkedHashMap<String, Workload.Trial>();
    trials.put(
        "with policies",
        length ->
            pgBench.run("pgbench-policies.sql", ava.readsUrl("ava_user"), "authenticated", length));
    trials.put(
        "explicit where alone",
        length ->
            pgBench.run(
                "pgbench-policies.sql", ava.readsUrl("ava_service"), "service_role", length));
    return trials;
  }

  private Workload growing(int rows) {
    return messages(
            growingName(rows),
            String.format(Locale.ROOT, "GET %s with %,d rows", Pages.NEWEST, rows))
        .between(
            () -> {
              contenders.ava().grow(rows);
              if (contenders.peer().isPresent()) {
                contenders.peer().get().grow(rows);
              }
            },
            Workload.Step.NOTHING)
        .sized(new Size(Size.Dimension.ROWS, rows, "newest page"));
  }

  private static String growingName(int rows) {
    return "messages-" + rows;
  }

  /// How long it takes about to fill the tables.
  static Duration filling(Options options) {
    var seconds =
        options.rows().stream()
                .filter(rows -> options.wants(growingName(rows)))
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0)
            * (options.peer().isPresent() ? 2L : 1L)
            / ROWS_A_SECOND;
    return Duration.ofSeconds(seconds).plus(GrowthWorkloads.filling(options));
  }

  private Workload messages(String name, String title) {
    return workload(
        name,
        title,
        Workload.Unit.PER_SECOND,
        contenders.all(
            reads.of(Pages.NEWEST),
            PGBENCH,
            length ->
                pgBench.run(
                    "pgbench-messages.sql",
                    contenders.ava().readsUrl("ava_user"),
                    "authenticated",
                    length)));
  }

  private Workload workload(
      String name, String title, Workload.Unit unit, Map<String, Workload.Trial> trials) {
    return Workload.of(name, title, unit, trials, options.length());
  }
}
