package dev.ava.domain.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.shared.InvalidValue;
import dev.ava.domain.shared.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WhatsAppSenderTest {
  private static final PhoneNumber PHONE = new PhoneNumber("+4915112345678");
  private static final BusinessScopedUserId USER_ID =
      new BusinessScopedUserId("US.13491208655302741918");

  @Test
  void theUserIdTellsASenderFromOthersIfThereIsOne() {
    assertThat(new WhatsAppSender(USER_ID, PHONE).key()).isEqualTo(USER_ID.value());
    assertThat(new WhatsAppSender(USER_ID, null).key()).isEqualTo(USER_ID.value());
    assertThat(new WhatsAppSender(null, PHONE).key()).isEqualTo("+4915112345678");
  }

  @Test
  void aSenderHasSomeAlias() {
    assertThatThrownBy(() -> new WhatsAppSender(null, null))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("A sender has a user id or a phone number.");
  }

  @Test
  void aSenderIsPrintedBlanked() {
    assertThat(new WhatsAppSender(USER_ID, PHONE))
        .hasToString("WhatsAppSender[userId=US.…18, phone=+49…78]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "US", "US.", "us.1", "U.1", "USA.1", "US.a b", "US-1", "US.1\n"})
  void aUserIdHasOneShape(String value) {
    assertThatThrownBy(() -> new BusinessScopedUserId(value))
        .isInstanceOf(InvalidValue.class)
        .hasMessageStartingWith("A business-scoped user id looks like");
  }

  @Test
  void aUserIdHasUpTo128CharactersBehindTheDot() {
    assertThat(new BusinessScopedUserId("DE." + "aZ0.".repeat(32)).value()).hasSize(131);
    assertThatThrownBy(() -> new BusinessScopedUserId("DE." + "9".repeat(129)))
        .isInstanceOf(InvalidValue.class);
  }
}
