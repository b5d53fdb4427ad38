package dev.ava.webhook;

import static dev.ava.domain.diagnosis.Check.ADDRESS;
import static dev.ava.domain.diagnosis.Check.CHALLENGE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.port.Examiner;
import dev.ava.webhook.OwnAddress.Answered;
import dev.ava.webhook.OwnAddress.Silent;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Whether the public address leads to a webhook that Meta would accept, by asking what Meta asks
/// when a callback is entered. That changes nothing.
@Singleton
final class ChallengeExaminer implements Examiner {
  private static final String START =
      "Start Ava, or see that AVA_PUBLIC_URL, the name, the proxy and the firewall before Ava lead to it.";

  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;

  private final OwnAddress address;
  private final WebhookSettings settings;

  ChallengeExaminer(OwnAddress address, WebhookSettings settings) {
    this.address = address;
    this.settings = settings;
  }

  @Override
  public Set<Check> checks() {
    return EnumSet.of(ADDRESS, CHALLENGE);
  }

  @Override
  public List<Finding> examine(Terms terms) {
    return List.of(address(), challenge(terms));
  }

  private Finding address() {
    var uri = address.uri();
    var seen = "Ava's address is %s://%s.".formatted(uri.getScheme(), uri.getAuthority());
    if (address.isSimulated()) {
      return Finding.ok(ADDRESS, seen, "The simulator reaches it from this machine.");
    }
    if (!"https".equals(uri.getScheme())) {
      return Finding.failed(
              ADDRESS,
              seen,
              "Meta delivers over https only, to a certificate that everybody trusts.",
              "Put a proxy with a certificate before Ava and set AVA_PUBLIC_URL=https://….")
          .by(MetaPages.ENDPOINT);
    }
    return isPrivate(uri.getHost())
        ? Finding.failed(
                ADDRESS,
                seen,
                "The name leads to an address of this machine or network, which Meta cannot reach.",
                "Set AVA_PUBLIC_URL to the name under which the internet reaches Ava.")
            .by(MetaPages.ENDPOINT)
        : Finding.ok(ADDRESS, seen, "Meta may deliver there.");
  }

  /// A name that cannot be resolved is the challenge's to report.
  private static boolean isPrivate(String host) {
    try {
      var ip = InetAddress.getByName(host);
      return ip.isLoopbackAddress()
          || ip.isSiteLocalAddress()
          || ip.isLinkLocalAddress()
          || ip.isAnyLocalAddress()
          || isUniqueLocal(ip.getAddress())
          || isSharedByCarrier(ip.getAddress());
    } catch (UnknownHostException unresolved) {
      return false;
    }
  }

  /// fc00::/7 (RFC 4193), which Java does not know.
  private static boolean isUniqueLocal(byte[] ip) {
    return ip.length == IPV6_BYTES && (ip[0] & 0xFE) == 0xFC;
  }

  /// 100.64.0.0/10 (RFC 6598): behind a provider's address translation, and what overlay networks
  /// hand out.
  private static boolean isSharedByCarrier(byte[] ip) {
    return ip.length == IPV4_BYTES && ip[0] == 100 && (ip[1] & 0xC0) == 64;
  }

  private Finding challenge(Terms terms) {
    var challenge = UUID.randomUUID().toString();
    var query =
        "?hub.mode=subscribe&hub.challenge=%s&hub.verify_token=%s"
            .formatted(challenge, URLEncoder.encode(settings.verifyToken(), UTF_8));
    return switch (address.exchange(query, HttpRequest.newBuilder().GET(), terms)) {
      case Answered(var status, var body) when status == 200 && body.equals(challenge) ->
          Finding.ok(
              CHALLENGE,
              "%s gives the challenge back.".formatted(address.webhook()),
              "Meta accepts this callback with this verify token.");
      case Answered(var status, var body) when status == 403 && isAvas(body) -> otherToken();
      case Answered(var status, var body) ->
          Finding.failed(
                  CHALLENGE,
                  "%s answers %d, and not the challenge.".formatted(address.webhook(), status),
                  status >= 300 && status < 400
                      ? "It sends the caller elsewhere, where Meta does not follow."
                      : "What answers there is not this version of Ava, or something before it.",
                  START)
              .by(MetaPages.ENDPOINT);
      case Silent(var why) ->
          Finding.failed(
              CHALLENGE,
              why,
              "No webhook arrives, unless only this machine cannot reach its own public address.",
              START);
    };
  }

  private static boolean isAvas(String body) {
    return body.contains("\"verification_failed\"");
  }

  private Finding otherToken() {
    return address.mayHaveOtherSecrets()
        ? Finding.notice(
                CHALLENGE,
                "An Ava answers at %s.".formatted(address.webhook()),
                "Its simulator has made up secrets of its own, so the challenge proves no more.")
            .mendedBy("Look at /dev/doctor, which knows them.")
        : Finding.failed(
                CHALLENGE,
                "%s does not take this verify token.".formatted(address.webhook()),
                "The Ava there was started with another WHATSAPP_VERIFY_TOKEN; one of the two is wrong.",
                "Set the same WHATSAPP_VERIFY_TOKEN everywhere and in the App Dashboard, and restart.")
            .by(MetaPages.ENDPOINT);
  }
}
