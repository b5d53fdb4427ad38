package dev.ava.testkit;

import dev.ava.domain.account.Credential;
import dev.ava.domain.account.Password;
import dev.ava.domain.account.PasswordHash;
import dev.ava.domain.avatar.Age;
import dev.ava.domain.avatar.AvatarName;
import dev.ava.domain.avatar.Looks;
import dev.ava.domain.avatar.Persona;
import dev.ava.domain.avatar.Personality;
import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.preferences.BusinessScopedUserId;
import dev.ava.domain.preferences.LinkCode;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Values that tests need and whose content does not matter. What must be unique is another one at
/// each call, also over runs, so that tests can share a database.
public final class Fixtures {
  /// The present of the fixtures, with every digit that the database keeps.
  public static final Instant NOW = Instant.parse("2026-11-20T12:34:56.123456Z");

  /// A business number of ours.
  public static final PhoneNumberId OUR_NUMBER = new PhoneNumberId("106540352242922");

  /// Right-to-left text, emoji made of several code points, combining marks, quotes and line ends.
  public static final String DIFFICULT_TEXT =
      "שלום \u202Eعالم\u202C 👩‍👩‍👧‍👦🏳️‍🌈 e\u0301 ' \" \\ % _ ; --\n\tहिन्दी 漢字 \uFFFF \uD834\uDD1E";

  private Fixtures() {}

  public static UserId aUserId() {
    return new UserId(UUID.randomUUID());
  }

  public static EmailAddress anEmail() {
    return new EmailAddress("ann+" + UUID.randomUUID() + "@example.org");
  }

  public static Password aPassword() {
    return new Password("correct horse battery staple");
  }

  /// A credential of somebody new.
  public static Credential aCredential() {
    var hash = new PasswordHash("$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy");
    return new Credential(aUserId(), anEmail(), hash, NOW);
  }

  /// The SHA-256 of some token, in hex.
  public static String aTokenHash() {
    return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
  }

  public static Persona aPersona() {
    return new Persona(
        new AvatarName("Luna"), new Age(25), Personality.PLAYFUL, new Looks("Silver hair"));
  }

  public static PhoneNumber aPhone() {
    return new PhoneNumber("+4" + digits(14));
  }

  public static BusinessScopedUserId aBusinessScopedUserId() {
    return new BusinessScopedUserId("US." + digits(18));
  }

  /// A person whose user id and number Meta shows.
  public static WhatsAppSender aSender() {
    return new WhatsAppSender(aBusinessScopedUserId(), aPhone());
  }

  public static WhatsAppSender aSender(PhoneNumber phone) {
    return new WhatsAppSender(null, phone);
  }

  public static NodeId aNode() {
    return new NodeId(UUID.randomUUID());
  }

  /// A business number of ours that no other test knows.
  public static PhoneNumberId aPhoneNumberId() {
    return new PhoneNumberId("1" + digits(17));
  }

  public static Wamid aWamid() {
    return new Wamid("wamid." + UUID.randomUUID());
  }

  public static LinkCode aLinkCode() {
    var code = new StringBuilder("AVA-");
    ThreadLocalRandom.current()
        .ints(LinkCode.LENGTH, 0, LinkCode.ALPHABET.length())
        .forEach(index -> code.append(LinkCode.ALPHABET.charAt(index)));
    return new LinkCode(code.toString());
  }

  public static WhatsAppLink.Pending aPendingLink() {
    return new WhatsAppLink.Pending(aPhone(), aLinkCode(), NOW.plus(Duration.ofMinutes(15)));
  }

  public static WhatsAppLink.Linked aProvenLink() {
    return new WhatsAppLink.Linked(aPhone(), NOW);
  }

  /// An id of version 7 that sorts after those made before.
  static UUID anOrderedId() {
    return IDS.next();
  }

  private static final InMemoryIds IDS = new InMemoryIds();

  private static String digits(int count) {
    var digits = new StringBuilder();
    ThreadLocalRandom.current().ints(count, 0, 10).forEach(digits::append);
    return digits.toString();
  }

  /// Terms of a claim that no number's pace limits.
  public static Outbox.Terms terms(Duration lease, Duration patience) {
    return new Outbox.Terms(lease, patience, Duration.ofMillis(1), Duration.ofDays(1));
  }
}
