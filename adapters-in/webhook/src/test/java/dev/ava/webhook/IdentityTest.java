package dev.ava.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Resolves every message of `identities.txt` to the person that it is from, or to nobody.
final class IdentityTest {
  private static final int FEWEST = 60;

  static List<IdentityCase> cases() {
    return IdentityCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyMessageIsFromOnePerson(IdentityCase identity) {
    var world = new IdentityWorld();

    for (var step : identity.steps()) {
      assertThat(step).satisfies(world::play);
    }
  }

  @Test
  void thereAreEnoughCases() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(FEWEST).doesNotHaveDuplicates();
    assertThat(cases()).allSatisfy(identity -> assertThat(identity.steps()).isNotEmpty());
  }

  @Test
  void aWrongPersonShows() {
    var world = new IdentityWorld();
    world.play("ann links +16505551234");
    world.play("bob links +16505555678");

    for (var who : List.of("bob", "nobody")) {
      assertThatThrownBy(() -> world.play(who + ": {'from':'16505551234'}"))
          .isInstanceOf(AssertionError.class);
    }
    assertThatThrownBy(() -> world.play("ann: {'from':'16505559999'}"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> world.play("system moves: {'from':'16505559999'}"))
        .isInstanceOf(AssertionError.class);
  }
}
