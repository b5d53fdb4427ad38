package dev.ava.testkit;

import static dev.ava.testkit.Fixtures.DIFFICULT_TEXT;
import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.Fixtures.aBusinessScopedUserId;
import static dev.ava.testkit.Fixtures.aPhone;
import static dev.ava.testkit.Fixtures.aSender;
import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.InboxItemFixture.aMessageFrom;
import static dev.ava.testkit.InboxItemFixture.aReport;
import static dev.ava.testkit.InboxItemFixture.aText;
import static dev.ava.testkit.InboxItemFixture.holding;
import static dev.ava.testkit.InboxItemFixture.somethingKept;

import dev.ava.domain.messaging.Attachment;
import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageContext;
import dev.ava.domain.messaging.MessageContext.Forwarded;
import dev.ava.domain.messaging.MessageEvent;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.Said;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.PhoneNumber;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/// One of every kind, each at its fullest and at its barest, for tests that must leave none out.
public final class Samples {
  private static final Instant THEN = NOW.truncatedTo(ChronoUnit.SECONDS);
  private static final Attachment PICTURE =
      new Attachment.Media(Attachment.Kind.IMAGE, "1", null, null, DIFFICULT_TEXT, null);

  private Samples() {}

  /// Everything that may come with a message.
  public static Stream<Attachment> attachments() {
    return Stream.of(
            Arrays.stream(Attachment.Kind.values()).map(Samples::media),
            Stream.of(PICTURE),
            Arrays.stream(Attachment.Offer.values()).map(Samples::choice),
            places(),
            contacts(),
            orders(),
            others())
        .flatMap(sample -> sample);
  }

  private static Attachment media(Attachment.Kind kind) {
    return new Attachment.Media(
        kind, "2762702990552401", "image/jpeg", "29ed500fa64eb55f=", "Look", DIFFICULT_TEXT);
  }

  private static Attachment choice(Attachment.Offer offer) {
    return new Attachment.Choice(offer, "slot-7", DIFFICULT_TEXT, "Tuesday, 9:30");
  }

  private static Stream<Attachment> places() {
    return Stream.of(
        new Attachment.Choice(Attachment.Offer.BUTTON, "yes", "Yes", null),
        new Attachment.Location("53.5436", "9.966", DIFFICULT_TEXT, "Pier 1", "https://harbour"),
        new Attachment.Location("-0.1", "179.99999999999999", null, null, null));
  }

  private static Stream<Attachment> contacts() {
    return Stream.of(
        new Attachment.Contacts(List.of()),
        new Attachment.Contacts(
            List.of(
                new Attachment.Contact(
                    DIFFICULT_TEXT,
                    "Acme",
                    List.of("+1 (650) 555-1234", "12"),
                    List.of("ann@example.org", "lee@example.org")),
                new Attachment.Contact("", null, List.of(), List.of()))));
  }

  private static Stream<Attachment> orders() {
    return Stream.of(
        new Attachment.Order("194836987003835", null, List.of()),
        new Attachment.Order(
            "194836987003835",
            DIFFICULT_TEXT,
            List.of(
                new Attachment.Product("di9ozbzfi4", "2", "30.00", "USD"),
                new Attachment.Product("nqryix03ez", "1.5", null, null))));
  }

  private static Stream<Attachment> others() {
    return Stream.of(
        new Attachment.Form("flow", DIFFICULT_TEXT, "{\"a\": \"\\u0000 🌙\", \"b\": [1, 2.50]}"),
        new Attachment.Form("call_permission_reply", null, "{}"),
        new Attachment.Unsupported("poll", 131_051, DIFFICULT_TEXT),
        new Attachment.Unsupported(null, null, "Meta does not say what it is."));
  }

  /// Everywhere a message may come from.
  public static Stream<MessageContext> contexts() {
    return Stream.concat(
        Arrays.stream(Forwarded.values())
            .map(forwarded -> new MessageContext(null, forwarded, null, null)),
        Stream.of(
            new MessageContext(new Wamid("w".repeat(512)), Forwarded.NO, null, null),
            new MessageContext(
                null, Forwarded.NO, new MessageContext.Product("catalogue", DIFFICULT_TEXT), null),
            new MessageContext(
                null,
                Forwarded.NO,
                null,
                new MessageContext.Referral("post", "1", null, null, null, null)),
            new MessageContext(
                aWamid(),
                Forwarded.OFTEN,
                new MessageContext.Product("c", "r"),
                new MessageContext.Referral(
                    "ad", "23852", "https://fb.me/x", "Half price", DIFFICULT_TEXT, "ARAkLk"))));
  }

  /// Everything that may be done to a message, each a second after the one before.
  public static List<MessageEvent> events() {
    return List.of(
        new MessageEvent.Reacted("👩‍👩‍👧‍👦", THEN),
        new MessageEvent.ReactionRemoved(THEN.plusSeconds(1)),
        new MessageEvent.Edited(DIFFICULT_TEXT, null, THEN.plusSeconds(2)),
        new MessageEvent.Edited("Look", PICTURE, THEN.plusSeconds(3)),
        new MessageEvent.Revoked(THEN.plusSeconds(4)));
  }

  /// Everything that Meta may tell us, each in a lane of its own.
  public static Stream<InboxItem> items() {
    return Stream.of(messages(), changes(), identities(), reports(), kept())
        .flatMap(sample -> sample);
  }

  private static Stream<InboxItem> messages() {
    var phone = new WhatsAppSender(null, aPhone());
    var hidden = new WhatsAppSender(aBusinessScopedUserId(), null);
    return Stream.of(
            Stream.of(
                aText().build(),
                aText(phone, DIFFICULT_TEXT).build(),
                aText(hidden, "🦄".repeat(4_096)).build(),
                holding(
                        new InboxItem.MessageReceived(
                            aSender(),
                            Fixtures.OUR_NUMBER,
                            new Wamid("w".repeat(512)),
                            Said.text(" \n")))
                    .build()),
            attachments()
                .map(each -> aMessageFrom(aSender(), new Said(each.line(), false, each, null)))
                .map(InboxItemFixture::build),
            contexts()
                .map(each -> aMessageFrom(aSender(), new Said("So?", true, null, each)))
                .map(InboxItemFixture::build))
        .flatMap(sample -> sample);
  }

  private static Stream<InboxItem> changes() {
    return events().stream()
        .map(event -> holding(new InboxItem.MessageChanged(aSender(), aWamid(), event)).build());
  }

  private static Stream<InboxItem> identities() {
    var before = aSender();
    return Stream.of(
            new InboxItem.IdentityChanged(before, aSender()),
            new InboxItem.IdentityChanged(
                new WhatsAppSender(null, before.phone()), new WhatsAppSender(null, aPhone())),
            new InboxItem.IdentityChanged(
                new WhatsAppSender(before.userId(), null),
                new WhatsAppSender(aBusinessScopedUserId(), null)))
        .map(content -> holding(content).build());
  }

  private static Stream<InboxItem> reports() {
    var sent = new OutboundMessage.Id(UUID.randomUUID());
    return Stream.of(
        aReport(aWamid(), Message.Status.SENT).build(),
        aReport(aWamid(), sent, Message.Status.READ, null).build(),
        aReport(aWamid(), sent, Message.Status.FAILED, new SendFailure(131_026, "Undeliverable"))
            .build(),
        aReport(aWamid(), null, Message.Status.FAILED, new SendFailure(null, DIFFICULT_TEXT))
            .build(),
        holding(
                new InboxItem.StatusReported(
                    aWamid(),
                    new OutboundMessage.Reference(sent, 999_999),
                    Message.Status.PLAYED,
                    null))
            .build());
  }

  private static Stream<InboxItem> kept() {
    return Stream.of(
        somethingKept().raw("{\"emoji\": \"🌙\", \"text\": \"a\\u0000b \\ud800\"}").build(),
        somethingKept().key("k".repeat(564) + UUID.randomUUID()).lane("שלום").build());
  }

  /// New numbers that WhatsApp writes in two ways, one of each country that has such: without the
  /// digit and with it.
  public static Stream<List<PhoneNumber>> twins() {
    return Stream.of(
            List.of("+5511", "9", "8" + digits(7)),
            List.of("+52", "1", "5" + digits(9)),
            List.of("+54", "9", "1" + digits(9)))
        .map(
            parts ->
                List.of(
                    new PhoneNumber(parts.get(0) + parts.get(2)),
                    new PhoneNumber(parts.get(0) + parts.get(1) + parts.get(2))));
  }

  private static String digits(int count) {
    var digits = new StringBuilder();
    ThreadLocalRandom.current().ints(count, 0, 10).forEach(digits::append);
    return digits.toString();
  }
}
