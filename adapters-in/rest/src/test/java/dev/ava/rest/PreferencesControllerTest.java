package dev.ava.rest;

import static dev.ava.rest.Answers.assertProblem;
import static dev.ava.rest.Answers.assertRefusedFields;
import static dev.ava.rest.Answers.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.preferences.LinkCode;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.usecase.LinkWhatsApp;
import dev.ava.domain.preferences.usecase.ShowPreferences;
import dev.ava.domain.preferences.usecase.UnlinkWhatsApp;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.PhoneNumber;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PreferencesControllerTest {
  @RegisterExtension
  static final RestServer SERVER =
      new RestServer(Map.of("ava.whatsapp.business-number", "+15550001111"));

  @RegisterExtension static final RestServer WITHOUT_A_NUMBER = new RestServer();

  private static final Caller.User ANN = new Caller.User(RestServer.ANN);
  private static final PhoneNumber PHONE = new PhoneNumber("+4915112345678");
  private static final WhatsAppLink PENDING =
      new WhatsAppLink.Pending(
          PHONE, new LinkCode("AVA-7K3M9Q"), Instant.parse("2026-01-02T03:04:05Z"));
  private static final WhatsAppLink LINKED =
      new WhatsAppLink.Linked(PHONE, Instant.parse("2026-01-02T03:04:05Z"));
  private static final Map<String, Object> LINKED_JSON =
      Map.of("whatsapp_phone", "+4915112345678", "whatsapp_status", "linked");
  private static final String PHONE_JSON =
      """
      {"phone": "+49 151 123-45678"}""";

  @BeforeEach
  void forget() {
    SERVER.useCases().commands.clear();
  }

  @Test
  void claimedNumberIsPendingWithItsCode() {
    SERVER.useCases().linkWhatsApp = _ -> new LinkWhatsApp.Outcome.Stored(PENDING);

    var response = SERVER.putAsAnn("/preferences/whatsapp", PHONE_JSON);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(object(response))
        .isEqualTo(
            Map.of(
                "whatsapp_phone", "+4915112345678",
                "whatsapp_status", "pending",
                "link_code", "AVA-7K3M9Q",
                "link_code_expires_at", "2026-01-02T03:04:05Z",
                "link_url", "https://wa.me/15550001111?text=AVA-7K3M9Q"));
    assertThat(SERVER.useCases().commands).containsExactly(new LinkWhatsApp.Command(ANN, PHONE));
  }

  @Test
  void withoutABusinessNumberThereIsNoUrl() {
    WITHOUT_A_NUMBER.useCases().showPreferences = _ -> new ShowPreferences.Outcome.Shown(PENDING);

    assertThat(object(WITHOUT_A_NUMBER.getAsAnn("/preferences")))
        .containsOnlyKeys("whatsapp_phone", "whatsapp_status", "link_code", "link_code_expires_at");
  }

  @Test
  void numberThatIsLinkedAtOnceHasNoCode() {
    SERVER.useCases().linkWhatsApp = _ -> new LinkWhatsApp.Outcome.Stored(LINKED);

    assertThat(object(SERVER.putAsAnn("/preferences/whatsapp", PHONE_JSON))).isEqualTo(LINKED_JSON);
  }

  @Test
  void numberOfAnotherAccountIsAConflict() {
    SERVER.useCases().linkWhatsApp = _ -> new LinkWhatsApp.Outcome.PhoneTaken();

    assertProblem(SERVER.putAsAnn("/preferences/whatsapp", PHONE_JSON), ProblemCode.PHONE_TAKEN);
  }

  @Test
  void badNumberIsNamed() {
    var response = SERVER.putAsAnn("/preferences/whatsapp", "{\"phone\": \"0151 12345678\"}");

    assertThat(assertRefusedFields(response))
        .isEqualTo(
            Map.of(
                "phone",
                "A phone number is + and 7 to 15 digits with the country code, such as"
                    + " +4915112345678."));
    assertThat(SERVER.useCases().commands).isEmpty();
  }

  @Test
  void missingNumberIsNamed() {
    assertThat(assertRefusedFields(SERVER.putAsAnn("/preferences/whatsapp", "{}")))
        .isEqualTo(Map.of("phone", "This field is required."));
  }

  @Test
  void preferencesAreShown() {
    SERVER.useCases().showPreferences = _ -> new ShowPreferences.Outcome.Shown(LINKED);

    var response = SERVER.getAsAnn("/preferences");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(object(response)).isEqualTo(LINKED_JSON);
    assertThat(SERVER.useCases().commands).containsExactly(new ShowPreferences.Command(ANN));
  }

  @Test
  void missingPreferencesAreNotFound() {
    SERVER.useCases().showPreferences = _ -> new ShowPreferences.Outcome.NoPreferences();

    assertProblem(SERVER.getAsAnn("/preferences"), ProblemCode.NO_PREFERENCES);
  }

  @Test
  void numberIsRemoved() {
    SERVER.useCases().unlinkWhatsApp = _ -> {};

    var response = SERVER.deleteAsAnn("/preferences/whatsapp");

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
    assertThat(SERVER.useCases().commands).containsExactly(new UnlinkWhatsApp.Command(ANN));
  }
}
