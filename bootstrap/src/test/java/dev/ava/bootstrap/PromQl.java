package dev.ava.bootstrap;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A query for Prometheus, taken apart as far as it needs to be to see what it asks for.
record PromQl(String query) {
  private static final Set<String> WORDS =
      Set.of("sum", "max", "by", "or", "rate", "increase", "absent", "histogram_quantile");

  /// What Prometheus adds to every sample.
  private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

  private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_]\\w*)\\{([^}]*)}");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!=|!~|=)\\s*\"([^\"]*)\"");
  private static final Pattern GROUPING = Pattern.compile("\\bby\\s*\\(([^)]*)\\)");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_]\\w*");

  /// The names, labels and values that a scrape does not know.
  Set<String> unknownTo(Scrape scrape) {
    var unknown = new TreeSet<String>();
    for (var selector : SELECTOR.matcher(query).results().toList()) {
      MATCHER
          .matcher(selector.group(2))
          .results()
          .forEach(matcher -> check(scrape, selector.group(1), matcher, unknown));
    }
    names().filter(name -> !name.equals("up") && !scrape.has(name)).forEach(unknown::add);
    grouping()
        .filter(label -> !OF_PROMETHEUS.contains(label))
        .filter(label -> names().allMatch(name -> scrape.values(name, label).isEmpty()))
        .forEach(label -> unknown.add("by " + label));
    return unknown;
  }

  private static void check(Scrape scrape, String name, MatchResult matcher, Set<String> unknown) {
    var label = matcher.group(1);
    if (OF_PROMETHEUS.contains(label)) {
      return;
    }
    var values = scrape.values(name, label);
    if (values.isEmpty()) {
      unknown.add(name + "{" + label + "}");
    } else if (matcher.group(2).equals("=") && !values.contains(matcher.group(3))) {
      unknown.add("%s{%s=\"%s\"}".formatted(name, label, matcher.group(3)));
    }
  }

  private Stream<String> names() {
    var bare =
        GROUPING
            .matcher(SELECTOR.matcher(query).replaceAll("$1"))
            .replaceAll(" ")
            .replaceAll("\\[[^]]*]", " ")
            .replaceAll("\"[^\"]*\"", " ");
    return NAME.matcher(bare)
        .results()
        .map(MatchResult::group)
        .filter(name -> !WORDS.contains(name));
  }

  private Stream<String> grouping() {
    return GROUPING
        .matcher(query)
        .results()
        .flatMap(labels -> List.of(labels.group(1).split("[,\\s]+")).stream())
        .filter(label -> !label.equals("le"));
  }
}
