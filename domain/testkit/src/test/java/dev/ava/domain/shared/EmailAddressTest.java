package dev.ava.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann@example.org",
        "a@b.c",
        "ann.lee+tag@mail.example.co.uk",
        "o'hara_{}|~!#$%&*/=?^`-@example.org",
        "אנה@דומין.example"
      })
  void whatLooksLikeAnAddressIsTaken(String value) {
    assertThat(new EmailAddress(value).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ann",
        "@example.org",
        "ann@",
        "ann@example",
        "ann@.org",
        "ann@example.",
        "ann@example..org",
        "ann@@example.org",
        "an n@example.org",
        "ann@exa mple.org",
        "ann\0@example.org",
        "ann@exam\0ple.org",
        "<ann@example.org>",
        "ann@example.org\nbcc:eve@example.org",
        "a,b@example.org",
        "ann\uD83C@example.org",
        "ann@exam\uDF19ple.org"
      })
  void whatDoesNotIsRefused(String value) {
    assertThatThrownBy(() -> new EmailAddress(value))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("An e-mail address looks like ann@example.org.");
  }

  @Test
  void caseAndWhiteSpaceAroundItDoNotMatter() {
    assertThat(new EmailAddress(" Ann@EXAMPLE.org\n"))
        .isEqualTo(new EmailAddress("ann@example.org"));
  }

  @Test
  void thePartBeforeTheAtHasAtMost64Characters() {
    assertThat(new EmailAddress("a".repeat(64) + "@example.org").value()).hasSize(76);
    assertThatThrownBy(() -> new EmailAddress("a".repeat(65) + "@example.org"))
        .isInstanceOf(InvalidValue.class);
  }

  @Test
  void anAddressHasAtMost254Characters() {
    assertThat(new EmailAddress("a@" + "b".repeat(250) + ".c").value()).hasSize(254);
    assertThatThrownBy(() -> new EmailAddress("a@" + "b".repeat(251) + ".c"))
        .isInstanceOf(InvalidValue.class);
  }

  @Test
  void itPrintsAsItself() {
    assertThat(new EmailAddress("ann@example.org")).hasToString("ann@example.org");
  }
}
