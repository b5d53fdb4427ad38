package dev.ava.bootstrap;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What `/prometheus` said, in Prometheus' text format.
final class Scrape {
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\w+) (\\w+)$");
  private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)(?:\\{(.*)})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final String text;
  private final Map<String, Map<String, Set<String>>> labels = new HashMap<>();

  Scrape(String text) {
    this.text = text;
    SAMPLE.matcher(text).results().forEach(this::add);
  }

  String text() {
    return text;
  }

  long samples() {
    return SAMPLE.matcher(text).results().count();
  }

  /// Each family as `name type`, with its labels but for those that its type gives it.
  Map<String, Set<String>> families() {
    var families = new TreeMap<String, Set<String>>();
    TYPE.matcher(text)
        .results()
        .filter(type -> !type.group(1).endsWith("_max"))
        .forEach(
            type -> families.put(type.group(1) + " " + type.group(2), labelsOf(type.group(1))));
    return families;
  }

  boolean has(String sample) {
    return labels.containsKey(sample);
  }

  /// The values that a label of a sample has had; none if it has no such label.
  Set<String> values(String sample, String label) {
    return labels.getOrDefault(sample, Map.of()).getOrDefault(label, Set.of());
  }

  private Set<String> labelsOf(String family) {
    var names = new TreeSet<String>();
    for (var ending : new String[] {"", "_count", "_bucket"}) {
      names.addAll(labels.getOrDefault(family + ending, Map.of()).keySet());
    }
    names.remove("le");
    return names;
  }

  private void add(MatchResult sample) {
    var ofSample = labels.computeIfAbsent(sample.group(1), _ -> new HashMap<>());
    if (sample.group(2) != null) {
      LABEL
          .matcher(sample.group(2))
          .results()
          .forEach(
              label ->
                  ofSample
                      .computeIfAbsent(label.group(1), _ -> new TreeSet<>())
                      .add(label.group(2)));
    }
  }
}
