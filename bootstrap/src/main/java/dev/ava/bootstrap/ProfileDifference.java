package dev.ava.bootstrap;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Two profiles with the same variables beside them.
record ProfileDifference(Profile left, Profile right) {
  /// A line of the comparison.
  ///
  /// @param what a service or a variable
  /// @param left what it is under the first profile
  /// @param right what it is under the second
  record Line(String what, String left, String right) {
    boolean differs() {
      return !left.equals(right);
    }
  }

  /// What every service is bound to, the same or not.
  List<Line> services() {
    return Profile.SERVICES.stream()
        .map(service -> new Line(service, bound(left, service), bound(right, service)))
        .toList();
  }

  /// The variables that have another value or another source, without `APP_ENV` itself.
  List<Line> variables() {
    return Stream.concat(left.settings().stream(), right.settings().stream())
        .map(Setting::variable)
        .filter(variable -> !variable.equals("APP_ENV"))
        .distinct()
        .map(variable -> new Line(variable, value(left, variable), value(right, variable)))
        .filter(Line::differs)
        .toList();
  }

  private static String bound(Profile profile, String service) {
    return profile.binding(service).map(Binding::to).orElse("nothing");
  }

  private static String value(Profile profile, String variable) {
    return profile
        .setting(variable)
        .flatMap(setting -> Optional.of(setting.shown()).filter(shown -> !shown.isEmpty()))
        .or(() -> profile.setting(variable).map(_ -> "(missing)"))
        .orElse("(not read)");
  }
}
