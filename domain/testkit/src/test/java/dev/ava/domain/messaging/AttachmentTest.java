package dev.ava.domain.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Attachment.Contact;
import dev.ava.domain.messaging.Attachment.Kind;
import dev.ava.domain.messaging.Attachment.Offer;
import dev.ava.domain.messaging.Attachment.Product;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class AttachmentTest {
  @ParameterizedTest
  @CsvSource({
    "IMAGE, [image]",
    "VIDEO, [video]",
    "AUDIO, [audio]",
    "VOICE, [voice]",
    "DOCUMENT, [document]",
    "STICKER, [sticker]"
  })
  void aFileIsCalledByItsKind(Kind kind, String line) {
    assertThat(media(kind, null).line()).isEqualTo(line);
  }

  @Test
  void aDocumentIsCalledByItsName() {
    assertThat(media(Kind.DOCUMENT, "letter.pdf").line()).isEqualTo("[document] letter.pdf");
  }

  @Test
  void aPlaceIsCalledByWhatIsKnownOfIt() {
    assertThat(place(null, null).line()).isEqualTo("[location] 53.5, 9.9");
    assertThat(place("Harbour", "Pier 1").line())
        .isEqualTo("[location] Harbour, Pier 1, 53.5, 9.9");
    assertThat(place("Harbour", " ").line()).isEqualTo("[location] Harbour, 53.5, 9.9");
  }

  @Test
  void cardsAreCalledByTheirNames() {
    assertThat(new Attachment.Contacts(List.of(card("Ann"), card("Bob"))).line())
        .isEqualTo("[contacts] Ann, Bob");
  }

  @ParameterizedTest
  @EnumSource
  void aChoiceIsCalledByWhatThePersonSaw(Offer offer) {
    assertThat(new Attachment.Choice(offer, "7", "Tuesday", "9:30").line()).isEqualTo("Tuesday");
  }

  @Test
  void aFormIsCalledByItsNameAndText() {
    assertThat(new Attachment.Form("flow", "Sent", "{}").line()).isEqualTo("[flow] Sent");
    assertThat(new Attachment.Form("flow", null, "{}").line()).isEqualTo("[flow]");
  }

  @Test
  void anOrderIsCalledByItsTextAndProducts() {
    var products =
        List.of(new Product("tea", "2", "3.50", "EUR"), new Product("milk", "1", null, null));

    assertThat(new Attachment.Order("c", null, products).line())
        .isEqualTo("[order] 2 × tea, 1 × milk");
    assertThat(new Attachment.Order("c", "Please", products).line())
        .isEqualTo("[order] Please, 2 × tea, 1 × milk");
    assertThat(new Attachment.Order("c", null, List.of()).line()).isEqualTo("[order]");
  }

  @Test
  void whatIsNotHandedOnIsCalledByItsTypeIfMetaSaysIt() {
    assertThat(new Attachment.Unsupported("poll", 131_051, "why").line())
        .isEqualTo("[unsupported] poll");
    assertThat(new Attachment.Unsupported(null, null, "why").line()).isEqualTo("[unsupported]");
  }

  @Test
  void whatHoldsSeveralHoldsItsOwn() {
    var phones = new ArrayList<>(List.of("1"));
    var emails = new ArrayList<>(List.of("ann@example.org"));
    var card = new Contact("Ann", null, phones, emails);
    var cards = new ArrayList<>(List.of(card));
    var contacts = new Attachment.Contacts(cards);
    var products = new ArrayList<>(List.of(new Product("tea", "2", null, null)));
    var order = new Attachment.Order("c", null, products);

    List.of(phones, emails, cards, products).forEach(List::clear);

    assertThat(card.phones()).hasSize(1);
    assertThat(card.emails()).hasSize(1);
    assertThat(contacts.contacts()).hasSize(1);
    assertThat(order.products()).hasSize(1);
  }

  private static Attachment media(Kind kind, @Nullable String fileName) {
    return new Attachment.Media(kind, "1", "x/y", "hash", "caption", fileName);
  }

  private static Attachment place(@Nullable String name, @Nullable String address) {
    return new Attachment.Location("53.5", "9.9", name, address, "https://example.org");
  }

  private static Contact card(String name) {
    return new Contact(name, null, List.of(), List.of());
  }
}
