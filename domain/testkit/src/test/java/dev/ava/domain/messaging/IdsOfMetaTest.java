package dev.ava.domain.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.shared.InvalidValue;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class IdsOfMetaTest {
  @Test
  void aWamidHas1To512Characters() {
    assertThat(new Wamid("w").value()).isEqualTo("w");
    assertThat(new Wamid("w".repeat(512)).value()).hasSize(512);
    assertThatThrownBy(() -> new Wamid("w".repeat(513)))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("A WhatsApp message id is 1 to 512 characters.");
    assertThatThrownBy(() -> new Wamid(" ")).isInstanceOf(InvalidValue.class);
  }

  @Test
  void aPhoneNumberIdHas1To64Characters() {
    assertThat(new PhoneNumberId("1").value()).isEqualTo("1");
    assertThat(new PhoneNumberId("1".repeat(64)).value()).hasSize(64);
    assertThatThrownBy(() -> new PhoneNumberId("1".repeat(65)))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("A phone number id is 1 to 64 characters.");
    assertThatThrownBy(() -> new PhoneNumberId("")).isInstanceOf(InvalidValue.class);
  }

  @Test
  void ourOwnIdTravelsAsItsText() {
    var id = UUID.fromString("0199d7a4-2c1d-7d4e-9a53-6c0f1f2e3d4c");

    assertThat(new OutboundMessage.Id(id)).hasToString("0199d7a4-2c1d-7d4e-9a53-6c0f1f2e3d4c");
  }
}
