package dev.ava.bench;

import static java.util.stream.Collectors.toCollection;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What Ava does as people have more messages, and as there are more people. Replaces everybody and
/// everything in Ava's tables.
final class GrowthWorkloads {
  private static final int SIGN_INS_A_SECOND = 500;
  private static final Duration TURNING = Duration.ofSeconds(6);

  private final Population population;
  private final Reads reads;
  private final Writes writes;
  private final Replies replies;
  private final Options options;

  GrowthWorkloads(
      Population population, Reads reads, Writes writes, Replies replies, Options options) {
    this.population = population;
    this.reads = reads;
    this.writes = writes;
    this.replies = replies;
    this.options = options;
  }

  /// Those that are wanted.
  List<Workload> all() {
    var all = new ArrayList<Workload>();
    all.addAll(
        filled(
            options.lengths().stream().flatMap(this::length),
            () -> population.lengthen(options.lengths())));
    for (var count : options.people()) {
      var people = new People(1, count);
      all.addAll(filled(people(people), () -> population.replace(people)));
    }
    return all;
  }

  /// Their names, whatever is wanted.
  static List<String> names(Options options) {
    return Stream.concat(
            options.lengths().stream().flatMap(length -> Stream.of(newest(length), middle(length))),
            options.people().stream()
                .flatMap(count -> Stream.of(messages(count), webhooks(count), replies(count))))
        .toList();
  }

  /// How long it takes about to fill the tables.
  static Duration filling(Options options) {
    var rows =
        options.lengths().stream()
                .anyMatch(length -> options.wants(newest(length)) || options.wants(middle(length)))
            ? options.lengths().stream().mapToLong(length -> length).sum() * Population.SAME_LENGTH
            : 0;
    var people =
        options.people().stream()
            .filter(
                count ->
                    options.wants(messages(count))
                        || options.wants(webhooks(count))
                        || options.wants(replies(count)))
            .mapToLong(count -> count)
            .sum();
    return Duration.ofSeconds(
        (rows + people * Population.MESSAGES_OF_EACH) / Workloads.ROWS_A_SECOND
            + people / SIGN_INS_A_SECOND);
  }

  private Stream<Workload> length(int length) {
    var ava = population.ava();
    var tokens = population.tokens(length);
    return Stream.of(
        workload(
            newest(length),
            "GET %s of people with %,d messages each".formatted(Pages.NEWEST, length),
            new Size(Size.Dimension.LENGTH, length, "newest page"),
            lasting -> reads.get(ava, Pages.NEWEST, tokens, lasting)),
        workload(
                middle(length),
                "The page in the middle, of people with %,d messages each".formatted(length),
                new Size(Size.Dimension.LENGTH, length, "page in the middle"),
                lasting ->
                    reads.get(
                        ava,
                        Pages.behind(length / 2, ava.url(), Files.readAllLines(tokens).getFirst()),
                        tokens,
                        lasting))
            .lasting(options.length().plus(TURNING)));
  }

  private Stream<Workload> people(People people) {
    var ava = population.ava();
    var count = people.count();
    var messages = Replies.messages(options.length());
    return Stream.of(
        workload(
            messages(count),
            "GET %s of all, with %,d people".formatted(Pages.NEWEST, count),
            new Size(Size.Dimension.PEOPLE, count, "messages"),
            lasting -> reads.get(ava, Pages.NEWEST, population.tokensOfAll(), lasting)),
        workload(
            webhooks(count),
            "Signed webhooks of all, with %,d people".formatted(count),
            new Size(Size.Dimension.PEOPLE, count, "webhooks"),
            lasting -> writes.saturating(ava, people, lasting)),
        workload(
                replies(count),
                "From %,d webhooks to as many replies taken by Graph, with %,d people"
                    .formatted(messages, count),
                new Size(Size.Dimension.PEOPLE, count, "replies"),
                lasting -> replies.measure(ava, people, lasting))
            .lasting(Replies.expected(messages)));
  }

  private Workload workload(String name, String title, Size size, Workload.Trial trial) {
    return Workload.of(
            name, title, Workload.Unit.PER_SECOND, Map.of(Contenders.AVA, trial), options.length())
        .late()
        .sized(size);
  }

  /// Those of them that are wanted, with the tables filled before the first.
  private List<Workload> filled(Stream<Workload> workloads, Workload.Step fill) {
    var wanted =
        workloads
            .filter(workload -> options.wants(workload.name()))
            .collect(toCollection(ArrayList::new));
    if (!wanted.isEmpty()) {
      wanted.set(0, wanted.getFirst().between(fill, Workload.Step.NOTHING));
    }
    return wanted;
  }

  private static String newest(int length) {
    return "messages-of-one-" + length;
  }

  private static String middle(int length) {
    return newest(length) + "-middle";
  }

  private static String messages(int people) {
    return "people-%d-messages".formatted(people);
  }

  private static String webhooks(int people) {
    return "people-%d-webhooks".formatted(people);
  }

  private static String replies(int people) {
    return "people-%d-replies".formatted(people);
  }
}
