package dev.ava.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

final class UserIdTest {
  @Test
  void itIsReadBackFromItsText() {
    var id = new UserId(UUID.fromString("0199d7a4-2c1d-7d4e-9a53-6c0f1f2e3d4c"));

    assertThat(id).hasToString("0199d7a4-2c1d-7d4e-9a53-6c0f1f2e3d4c");
    assertThat(UserId.parse(id.toString())).isEqualTo(id);
  }

  @Test
  void somethingElseIsRefusedWithoutBeingRepeated() {
    assertThatThrownBy(() -> UserId.parse("1; drop table"))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("A user id is a UUID.");
  }
}
