package dev.ava.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// Who is in Ava's tables, with how many messages, for the workloads that ask how cost grows.
record Population(Ava ava, Path folder) {
  /// How many people have a log of the same length.
  static final int SAME_LENGTH = 10;

  /// As many as there are readers for.
  static final int MOST_LENGTHS = People.READERS.count() / SAME_LENGTH;

  /// How many messages each of many people has.
  static final int MESSAGES_OF_EACH = 50;

  /// For more people than could sign in within minutes otherwise.
  private static final int QUICK_COST = 4;

  /// Gives readers logs of several lengths, and nobody else any.
  void lengthen(List<Integer> lengths) throws IOException, InterruptedException {
    ava.fill(
        "lengths.sql",
        Map.of(
            "people",
            String.valueOf(SAME_LENGTH),
            "lengths",
            lengths.stream().map(String::valueOf).collect(Collectors.joining(","))));
    var tokens = Files.readAllLines(ava.tokens());
    for (var place = 0; place < lengths.size(); place++) {
      Files.write(
          tokens(lengths.get(place)),
          tokens.subList(place * SAME_LENGTH, (place + 1) * SAME_LENGTH));
    }
  }

  /// A file with the tokens of those whose log has a length, one in a line.
  Path tokens(int length) {
    return folder.resolve("tokens-%d.txt".formatted(length));
  }

  /// Puts people, all of whom read and write, in the place of all others, and signs them in.
  ///
  /// Those whose numbers follow each other have their messages side by side, so they read in
  /// another order, which is random and always the same.
  void replace(People people) throws IOException, InterruptedException {
    ava.fill(
        "crowd.sql",
        Map.of(
            "people",
            String.valueOf(people.count()),
            "messages",
            String.valueOf(MESSAGES_OF_EACH),
            "hash",
            ava.hash(QUICK_COST)));
    var tokens = new ArrayList<>(Readers.tokens(ava.url(), people));
    Collections.shuffle(tokens, new Random(people.count()));
    Files.write(tokensOfAll(), tokens);
  }

  /// A file with the tokens of all of them, one in a line.
  Path tokensOfAll() {
    return folder.resolve("tokens-of-all.txt");
  }
}
