package dev.ava.simulator;

import dev.ava.simulator.GraphAnswer.Accepted;
import dev.ava.simulator.GraphAnswer.Contact;
import dev.ava.simulator.GraphAnswer.Done;
import dev.ava.simulator.GraphAnswer.Refused;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Stands in for the part of Meta's Graph API that sends messages. What it accepts appears on a
/// simulated phone, which reports on it.
@Singleton
@SimulatorOnly
final class GraphStandIn {
  private static final Pattern VERSION = Pattern.compile("v[0-9]{1,3}\\.[0-9]");
  private static final String SCHEME = "Bearer ";

  private final BusinessAccount account;
  private final GraphRules rules;
  private final SimulatedPhones phones;
  private final JsonMapper json;

  GraphStandIn(BusinessAccount account, GraphRules rules, SimulatedPhones phones, JsonMapper json) {
    this.account = account;
    this.rules = rules;
    this.phones = phones;
    this.json = json;
  }

  /// Takes a post to `/{version}/{phoneNumberId}/messages`.
  ///
  /// @param authorization the header of that name
  GraphAnswer messages(
      String version, String phoneNumberId, @Nullable String authorization, byte[] body) {
    return faultOfCall(version, phoneNumberId, authorization)
        .<GraphAnswer>map(Refused::new)
        .orElseGet(() -> handle(body));
  }

  private Optional<GraphError> faultOfCall(
      String version, String phoneNumberId, @Nullable String authorization) {
    if (!VERSION.matcher(version).matches()) {
      return Optional.of(GraphError.unknownPath(version));
    }
    if (authorization == null) {
      return Optional.of(GraphError.noToken());
    }
    if (!same(authorization, SCHEME + account.accessToken())) {
      return Optional.of(GraphError.wrongToken());
    }
    return phoneNumberId.equals(account.phoneNumberId())
        ? Optional.empty()
        : Optional.of(GraphError.unknownObject(phoneNumberId));
  }

  private GraphAnswer handle(byte[] body) {
    GraphRequest request;
    try {
      request = json.readValue(body, GraphRequest.class);
    } catch (IOException e) {
      return new Refused(GraphError.parameter("Invalid parameter: " + e.getMessage()));
    }
    if (request == null) {
      return new Refused(GraphError.parameter("The parameter messaging_product is required."));
    }
    return rules
        .faultOf(request)
        .<GraphAnswer>map(Refused::new)
        .orElseGet(() -> request.status() == null ? send(request) : read(request));
  }

  private GraphAnswer send(GraphRequest request) {
    var to = request.to();
    if (to != null) {
      var phone = phones.of(to.substring(1));
      return accept(phone, new Contact(to, phone.waId(), null), request);
    }
    var recipient = Objects.requireNonNull(request.recipient());
    return phones
        .withUserId(recipient)
        .map(phone -> accept(phone, new Contact(recipient, null, recipient), request))
        .orElseGet(
            () ->
                new Refused(
                    GraphError.undeliverable("No simulated phone has this user id: " + recipient)));
  }

  private GraphAnswer accept(SimulatedPhone phone, Contact contact, GraphRequest request) {
    var body = Objects.requireNonNull(Objects.requireNonNull(request.text()).body());
    var message = phone.receive(body, request.bizOpaqueCallbackData());
    return Accepted.of(contact, message.id());
  }

  private GraphAnswer read(GraphRequest request) {
    var id = Objects.requireNonNull(request.messageId());
    return phones
        .readByBusiness(id)
        .<GraphAnswer>map(
            phone -> {
              if (request.typingIndicator() != null) {
                phone.businessTypes();
              }
              return new Done(true);
            })
        .orElseGet(
            () -> new Refused(GraphError.invalidValue("message_id names no message received.")));
  }

  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
