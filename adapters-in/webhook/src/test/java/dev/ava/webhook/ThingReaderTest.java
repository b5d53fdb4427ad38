package dev.ava.webhook;

import static dev.ava.webhook.Reading.contentOf;
import static dev.ava.webhook.Reading.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Attachment;
import dev.ava.domain.messaging.Attachment.Contact;
import dev.ava.domain.messaging.Attachment.Contacts;
import dev.ava.domain.messaging.Attachment.Location;
import dev.ava.domain.messaging.Attachment.Order;
import dev.ava.domain.messaging.Attachment.Product;
import dev.ava.domain.messaging.InboxItem.Kept;
import dev.ava.domain.messaging.Said;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThingReaderTest {
  @Test
  void aPlaceThatWasNotChosenHasNoName() {
    assertSaid(
        "'type':'location','location':{'latitude':37.440,'longitude':-1.2e2}",
        new Location("37.440", "-1.2e2", null, null, null),
        "[location] 37.440, -1.2e2");
  }

  @Test
  void degreesInStringsAreReadToo() {
    assertSaid(
        "'type':'location','location':{'latitude':'0','longitude':'1','name':' ','url':'u'}",
        new Location("0", "1", null, null, "u"),
        "[location] 0, 1");
  }

  @Test
  void cardsAreReadWithAllThatTheySay() {
    assertSaid(
        "'type':'contacts','contacts':[{'name':{'formatted_name':'A B','first_name':'A'},"
            + "'org':{'company':'G','title':'t'},'addresses':[{}],'birthday':'2000-01-01',"
            + "'phones':[{'phone':'+1 (983) 555-2319','wa_id':'19835552319'},{'wa_id':'2'},{}],"
            + "'emails':[{'email':'a@b.c','type':'WORK'},{'email':''}]}]",
        new Contacts(
            List.of(new Contact("A B", "G", List.of("+1 (983) 555-2319", "2"), List.of("a@b.c")))),
        "[contacts] A B");
  }

  @Test
  void cardsThatCameByRequestOrAsAFileAreCards() {
    assertSaid(
        "'type':'contacts','contacts':[{'origin':'contact_request','name':{'first_name':'A',"
            + "'last_name':'B'},'phones':[{'phone':'+1983'}]},{'origin':'other',"
            + "'vcard':'BEGIN:VCARD','phones':[{'phone':'+1984'}]},{'vcard':'BEGIN:VCARD'}]",
        new Contacts(
            List.of(
                new Contact("A B", null, List.of("+1983"), List.of()),
                new Contact("+1984", null, List.of("+1984"), List.of()),
                new Contact("?", null, List.of(), List.of()))),
        "[contacts] A B, +1984, ?");
  }

  @Test
  void anOrderIsReadWithItsWords() {
    assertSaid(
        "'type':'order','order':{'catalog_id':'19','text':'Love these!','product_items':["
            + "{'product_retailer_id':'di9','quantity':2,'item_price':30.50,'currency':'USD'},"
            + "{'product_retailer_id':'nqr','quantity':'1'},7]}",
        new Order(
            "19",
            "Love these!",
            List.of(new Product("di9", "2", "30.50", "USD"), new Product("nqr", "1", null, null))),
        "[order] Love these!, 2 × di9, 1 × nqr");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "location|{'latitude':1}",
        "location|{'name':'x'}",
        "location|null",
        "contacts|[]",
        "contacts|{}",
        "contacts|[null,7]",
        "order|{'catalog_id':'19','product_items':[]}",
        "order|'x'",
      })
  void whatIsMissingIsNamed(String type, String body) {
    assertThat(contentOf("'type':'%1$s','%1$s':%2$s".formatted(type, body)))
        .isEqualTo(new Kept("A message of type " + type + " without its content."));
  }

  private static void assertSaid(String message, Attachment attachment, String line) {
    assertThat(contentOf(message)).isEqualTo(received(new Said(line, false, attachment, null)));
  }
}
