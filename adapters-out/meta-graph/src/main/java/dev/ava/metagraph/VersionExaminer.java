package dev.ava.metagraph;

import static dev.ava.domain.diagnosis.Check.GRAPH_VERSION;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.port.Examiner;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How long Meta keeps the version of the Graph API that is in use, by its list of October 2026.
@Singleton
@WithMeta
final class VersionExaminer implements Examiner {
  private static final int OLDEST = 21;
  private static final int NEWEST = 26;
  private static final int SOON_MONTHS = 3;
  private static final Map<Integer, LocalDate> LAST_DAYS =
      Map.of(
          21, LocalDate.of(2027, 1, 21),
          22, LocalDate.of(2027, 5, 20),
          23, LocalDate.of(2027, 10, 8),
          24, LocalDate.of(2028, 2, 18),
          25, LocalDate.of(2028, 7, 29));

  private static final String NEWER =
      "Set WHATSAPP_GRAPH_VERSION=v%d.0, try it, and keep it.".formatted(NEWEST);

  private final MetaGraphSettings settings;
  private final Clock clock;

  VersionExaminer(MetaGraphSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Set<Check> checks() {
    return EnumSet.of(GRAPH_VERSION);
  }

  @Override
  public List<Finding> examine(Terms terms) {
    return List.of(found().by(Meta.VERSIONS));
  }

  private Finding found() {
    var version = settings.graphVersion();
    var major = Integer.parseInt(version.substring(1, version.indexOf('.')));
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (major > NEWEST) {
      return Finding.notice(
          GRAPH_VERSION,
          "Ava speaks %s, which this version of Ava has not been tried with.".formatted(version),
          "Fields may be named otherwise.");
    }
    var last = LAST_DAYS.get(major);
    if (major < OLDEST || (last != null && !today.isBefore(last))) {
      return Finding.warning(
          GRAPH_VERSION,
          "Meta has ended %s%s.".formatted(version, last == null ? "" : " on " + last),
          "Meta answers with the oldest version that there still is, in whatever shape that has.",
          NEWER);
    }
    if (last == null) {
      return Finding.ok(
          GRAPH_VERSION, "Ava speaks %s.".formatted(version), "Meta has named no end for it.");
    }
    var seen = "Meta keeps %s until %s.".formatted(version, last);
    return today.plusMonths(SOON_MONTHS).isBefore(last)
        ? Finding.ok(GRAPH_VERSION, seen, "There is time.")
        : Finding.warning(
            GRAPH_VERSION, seen, "Then Meta answers with a later version's shapes.", NEWER);
  }
}
