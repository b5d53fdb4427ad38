package dev.ava.bootstrap.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/// What is said to somebody who mistypes.
class DeliveryCommandTest {
  private final StringWriter said = new StringWriter();

  @Test
  void whatIsToBeProvenMustBeSaid() {
    assertThat(run()).isEqualTo(2);
    assertThat(said.toString())
        .contains("What is to be proven is missing.")
        .contains("delivery", "isolation");
  }

  @Test
  void impossibleConditionsAreAMistakeInTheCall() {
    assertThat(run("delivery", "--nodes", "0", "--lost-answers", "101")).isEqualTo(2);
    assertThat(said.toString())
        .contains("--nodes must be 1 or more.")
        .contains("--lost-answers must be from 0 to 100.");
  }

  @Test
  void somebodyElsesDatabaseIsNotMadeToCrash() {
    assertThat(run("delivery", "--database", "postgresql://u:p@127.0.0.1:1/x")).isEqualTo(2);
    assertThat(said.toString()).contains("--restarts must be 0 with --database.");
  }

  @Test
  void aDatabaseThatCannotBeReadIsAMistakeInTheCallAndNotRepeated() {
    assertThat(run("delivery", "--restarts=0", "--database", "mysql://u:canary@h/x")).isEqualTo(2);
    assertThat(said.toString())
        .contains("A database looks like postgresql://")
        .doesNotContain("canary");
  }

  @Test
  void aDatabaseThatIsNotThereIsSaidInOneSentence() {
    var nobody = "postgresql://u:canary@127.0.0.1:1/x";

    assertThat(run("delivery", "--restarts=0", "--database", nobody)).isEqualTo(2);
    assertThat(said.toString()).contains("The database refused: ").doesNotContain("canary");
  }

  private int run(String... arguments) {
    return ProveCommand.on(
            variables -> {
              throw new AssertionError("Nothing is proven.");
            },
            () -> {
              throw new AssertionError("Nothing is proven.");
            })
        .setErr(new PrintWriter(said))
        .setOut(new PrintWriter(said))
        .execute(arguments);
  }
}
