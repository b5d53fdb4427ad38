package dev.ava.domain.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonaTest {
  @ParameterizedTest
  @ValueSource(ints = {20, 21, 149, 150})
  void anAvatarIs20To150(int years) {
    assertThat(new Age(years).years()).isEqualTo(years);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -20, 0, 18, 19})
  void noAvatarIsYoungerThan20(int years) {
    assertThatThrownBy(() -> new Age(years))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("An avatar is at least 20 years old.");
  }

  @ParameterizedTest
  @ValueSource(ints = {151, Integer.MAX_VALUE})
  void noAvatarIsOlderThan150(int years) {
    assertThatThrownBy(() -> new Age(years))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("An avatar is at most 150 years old.");
  }

  @Test
  void aNameHas1To80Characters() {
    assertThat(new AvatarName(" Luna ").value()).isEqualTo("Luna");
    assertThat(new AvatarName("🦄".repeat(80)).value()).isEqualTo("🦄".repeat(80));
    assertThatThrownBy(() -> new AvatarName("🦄".repeat(81)))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("A name has at most 80 characters.");
    assertThatThrownBy(() -> new AvatarName(" "))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("A name is not empty.");
  }

  @Test
  void looksAre1To2000Characters() {
    assertThat(new Looks(" Silver hair ").value()).isEqualTo("Silver hair");
    assertThat(new Looks("a".repeat(2_000)).value()).hasSize(2_000);
    assertThatThrownBy(() -> new Looks("a".repeat(2_001)))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("A physical description has at most 2000 characters.");
    assertThatThrownBy(() -> new Looks(""))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("A physical description is not empty.");
  }
}
