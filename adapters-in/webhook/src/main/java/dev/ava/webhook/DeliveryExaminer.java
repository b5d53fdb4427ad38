package dev.ava.webhook;

import static dev.ava.domain.diagnosis.Check.DELIVERY;
import static dev.ava.domain.diagnosis.Check.FORGERY;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.port.Examiner;
import dev.ava.webhook.OwnAddress.Answer;
import dev.ava.webhook.OwnAddress.Answered;
import dev.ava.webhook.OwnAddress.Silent;
import jakarta.inject.Singleton;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Posts a webhook to ourselves, signed, and once more with a wrong signature, if a round trip is
/// allowed. It is always the same body, of a field that Ava does not act on, so however often it is
/// posted the inbox keeps it once.
@Singleton
final class DeliveryExaminer implements Examiner {
  private static final byte[] BODY =
      """
      {"object":"whatsapp_business_account","entry":[{"id":"ava-doctor","changes":[\
      {"field":"ava_doctor","value":{"say":"A diagnosis has posted this to see whether it comes through."}}]}]}\
      """
          .getBytes(UTF_8);

  private final OwnAddress address;
  private final Signature signature;

  DeliveryExaminer(OwnAddress address, WebhookSettings settings) {
    this.address = address;
    this.signature = new Signature(settings.appSecret());
  }

  @Override
  public Set<Check> checks() {
    return EnumSet.of(DELIVERY, FORGERY);
  }

  @Override
  public List<Finding> examine(Terms terms) {
    if (!terms.isRoundTrip()) {
      return notTried("It was not tried, because it stores something.", "Run it with --roundtrip.");
    }
    if (address.mayHaveOtherSecrets()) {
      return notTried(
          "It was not tried: the simulator of the server has made up a secret of its own.",
          "Set WHATSAPP_APP_SECRET and WHATSAPP_VERIFY_TOKEN for both.");
    }
    var signed = signature.of(BODY);
    var half = new Terms(true, terms.limit().dividedBy(2));
    return List.of(delivered(post(signed, half)), forged(post(wrong(signed), half)));
  }

  private List<Finding> notTried(String seen, String remedy) {
    return checks().stream()
        .map(
            check -> Finding.notice(check, seen, "Whether it is so is not known.").mendedBy(remedy))
        .toList();
  }

  private Answer post(String signedWith, Terms terms) {
    return address.exchange(
        "",
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .header(Signature.HEADER, signedWith)
            .POST(BodyPublishers.ofByteArray(BODY)),
        terms);
  }

  /// The signature with another last digit.
  private static String wrong(String signed) {
    var last = signed.endsWith("0") ? "1" : "0";
    return signed.substring(0, signed.length() - 1) + last;
  }

  private Finding delivered(Answer answer) {
    return switch (answer) {
      case Answered(var status, var body) when status == 200 && body.contains("\"ok\"") ->
          Finding.ok(
              DELIVERY,
              "A signed webhook to %s was stored.".formatted(address.webhook()),
              "What Meta sends comes through.");
      case Answered(var status, var body) when status == 401 ->
          Finding.failed(
                  DELIVERY,
                  "%s takes a signed webhook for a forgery (401).".formatted(address.webhook()),
                  "The Ava there has another WHATSAPP_APP_SECRET, or something on the way changes the body.",
                  "Set the same WHATSAPP_APP_SECRET everywhere; let proxies pass bodies on as they are.")
              .by(MetaPages.ENDPOINT);
      case Answered(var status, var body) when status == 503 ->
          Finding.failed(
              DELIVERY,
              "%s cannot store it (503).".formatted(address.webhook()),
              "Meta will send again for days, so nothing is lost yet.",
              "Mend the database; see the checks on it.");
      case Answered(var status, var body) ->
          Finding.failed(
                  DELIVERY,
                  "%s answers %d.".formatted(address.webhook(), status),
                  "Only 200 counts as delivered. Something before Ava answers in its place.",
                  "Let POST /webhook through, with bodies of at least 4 MB.")
              .by(MetaPages.ENDPOINT);
      case Silent(var why) ->
          Finding.failed(DELIVERY, why, "No webhook arrives.", "See webhook.challenge.");
    };
  }

  private Finding forged(Answer answer) {
    return switch (answer) {
      case Answered(var status, var body) when status == 401 || status == 403 ->
          Finding.ok(
              FORGERY,
              "A webhook with a wrong signature was refused (%d).".formatted(status),
              "Nobody but Meta can speak as a person.");
      case Answered(var status, var body) when status >= 200 && status < 300 ->
          Finding.failed(
                  FORGERY,
                  "%s accepts a webhook with a wrong signature (%d)."
                      .formatted(address.webhook(), status),
                  "Anybody can write to Ava in anybody's name.",
                  "Find out what answers there in Ava's place; Ava itself refuses it.")
              .by(MetaPages.ENDPOINT);
      case Answered(var status, var body) ->
          Finding.unknown(
              FORGERY,
              "A webhook with a wrong signature is answered with %d.".formatted(status),
              "It did not get as far as the signature.",
              "See webhook.delivery.");
      case Silent(var why) ->
          Finding.unknown(FORGERY, why, "It did not get anywhere.", "See webhook.challenge.");
    };
  }
}
