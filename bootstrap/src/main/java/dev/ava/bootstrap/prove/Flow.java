package dev.ava.bootstrap.prove;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// All that people say and the webhooks in which Meta tells it. It swells around every trouble, so
/// that there is work under way when something breaks.
///
/// @param posts in the order of their first delivery; what one sender says is in order
record Flow(List<Sender> senders, List<Post> posts) {
  private static final int LARGEST_GROUP = 3;
  private static final int MOST_SENDERS_IN_A_BATCH = 4;

  /// Half of the senders times half of the group, on average.
  private static final double USUAL_BATCH = 6;

  private static final int BEFORE_A_TROUBLE_MILLIS = 1_200;
  private static final int AFTER_A_TROUBLE_MILLIS = 800;
  private static final double ONCE_MORE_PERCENT = 30;
  private static final int MOST_REPEATS = 4;
  private static final int SOONEST_AGAIN_MILLIS = 50;
  private static final int LATEST_AGAIN_MILLIS = 15_000;
  private static final List<String> TAILS =
      List.of("", " ü", " \uD83D\uDE42", " \u05E9\u05DC\u05D5\u05DD", " a/b \"c\"", "\nnew line");

  Flow {
    senders = List.copyOf(senders);
    posts = List.copyOf(posts);
  }

  static Flow of(Conditions conditions, Schedule schedule) {
    var senders = IntStream.range(0, conditions.senders()).mapToObj(Sender::of).toList();
    var batches = batches(conditions);
    var times = times(conditions, schedule, batches.size());
    var random = conditions.random("repeats", 0);
    var posts =
        IntStream.range(0, batches.size())
            .mapToObj(
                number ->
                    new Post(
                        number,
                        batches.get(number),
                        times.get(number),
                        again(random, conditions.repeated())))
            .toList();
    return new Flow(senders, posts);
  }

  /// Everything that is said, in the order of the first deliveries.
  List<Said> messages() {
    return posts.stream().flatMap(post -> post.messages().stream()).toList();
  }

  private static List<List<Said>> batches(Conditions conditions) {
    var random = conditions.random("flow", 0);
    var chanceOfBatch = chanceOfBatch(conditions.batched());
    var left = new int[conditions.senders()];
    IntStream.range(0, conditions.messages()).forEach(i -> left[i % left.length]++);
    var said = new int[left.length];
    var batches = new ArrayList<List<Said>>();
    for (var number = 0; number < conditions.messages(); ) {
      var batch = new ArrayList<Said>();
      var groups = 1;
      var largest = 1;
      if (Conditions.chance(random, chanceOfBatch)) {
        groups = random.nextInt(2, MOST_SENDERS_IN_A_BATCH + 1);
        largest = LARGEST_GROUP;
      }
      for (var group = 0; group < groups; group++) {
        var sender = someoneWithMore(random, left);
        for (var more = random.nextInt(1, largest + 1); more > 0 && left[sender] > 0; more--) {
          batch.add(said(conditions, number++, sender, said[sender]++));
          left[sender]--;
        }
        if (Arrays.stream(left).sum() == 0) {
          break;
        }
      }
      batches.add(batch);
    }
    return batches;
  }

  private static double chanceOfBatch(int percentOfMessages) {
    var batches = percentOfMessages / USUAL_BATCH;
    return 100 * batches / (100 - percentOfMessages + batches);
  }

  private static int someoneWithMore(SplittableRandom random, int[] left) {
    var waiting = IntStream.range(0, left.length).filter(sender -> left[sender] > 0).toArray();
    return waiting[random.nextInt(waiting.length)];
  }

  private static Said said(Conditions conditions, int number, int sender, int position) {
    var id = Long.toString(conditions.seed(), Character.MAX_RADIX);
    var tail = TAILS.get(conditions.random("tail", number).nextInt(TAILS.size()));
    return new Said(
        number,
        sender,
        position,
        "wamid.IN.%s.%d".formatted(id, number),
        "%d of %d, message %d%s".formatted(position, sender, number, tail));
  }

  /// Ascending times for the posts, in waves around the troubles, or evenly if there are none.
  private static List<Duration> times(Conditions conditions, Schedule schedule, int posts) {
    var random = conditions.random("times", 0);
    var troubles = schedule.troubles();
    var times =
        IntStream.range(0, posts)
            .mapToLong(
                post ->
                    troubles.isEmpty()
                        ? schedule.span().toMillis() * post / posts
                        : troubles
                                .get((int) ((long) post * troubles.size() / posts))
                                .at()
                                .toMillis()
                            + random.nextInt(-BEFORE_A_TROUBLE_MILLIS, AFTER_A_TROUBLE_MILLIS))
            .map(millis -> Math.max(0, millis))
            .sorted();
    return times.mapToObj(Duration::ofMillis).toList();
  }

  private static List<Duration> again(SplittableRandom random, int percent) {
    var times = new ArrayList<Duration>();
    for (double chance = percent;
        times.size() < MOST_REPEATS && Conditions.chance(random, chance);
        chance = ONCE_MORE_PERCENT) {
      times.add(Conditions.millis(random, SOONEST_AGAIN_MILLIS, LATEST_AGAIN_MILLIS));
    }
    return times;
  }
}
