package dev.ava.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;

final class PasswordTest {
  @Test
  void itHasAtLeast8Characters() {
    assertThat(new Password("12345678").value()).isEqualTo("12345678");
    assertThat(new Password("🦄".repeat(8)).value()).isEqualTo("🦄".repeat(8));
    assertThatThrownBy(() -> new Password("1234567"))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("A password has at least 8 characters.");
    assertThatThrownBy(() -> new Password("🦄".repeat(7))).isInstanceOf(InvalidValue.class);
  }

  @Test
  void itHasAtMost72Bytes() {
    assertThat(new Password("x".repeat(72)).value()).hasSize(72);
    assertThat(new Password("é".repeat(36)).value()).hasSize(36);
    assertThatThrownBy(() -> new Password("x".repeat(73)))
        .isInstanceOf(InvalidValue.class)
        .hasMessageStartingWith("A password has at most 72 bytes");
    assertThatThrownBy(() -> new Password("é".repeat(36) + "x")).isInstanceOf(InvalidValue.class);
  }

  @Test
  void itHasNoZeroCharacter() {
    assertThatThrownBy(() -> new Password("1234567\0"))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("A password has no zero character.");
    assertThatThrownBy(() -> new Password("\0" + "1234567")).isInstanceOf(InvalidValue.class);
  }

  @Test
  void itIsKeptAsTyped() {
    assertThat(new Password(" 1234567 ").value()).isEqualTo(" 1234567 ");
  }
}
