package dev.ava.bootstrap;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Plays Meta: posts signed webhooks.
final class Webhooks {
  static final String APP_SECRET = "the-app-secret-of-the-tests-which-is-long";
  static final String PHONE_NUMBER_ID = "106540352242922";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI url;

  Webhooks(String base) {
    this.url = URI.create(base + "/webhook");
  }

  static String wamid() {
    return "wamid.IN" + UUID.randomUUID();
  }

  static String text(String from, String wamid, String text) {
    return message(from, said(from, wamid, "text", body(text)));
  }

  /// What stands in the field `text` of a text.
  static String body(String text) {
    return "{\"body\":\"%s\"}".formatted(text);
  }

  /// A message of any type, said now.
  ///
  /// @param content what stands in the field that is called like the type, JSON
  static String said(String from, String wamid, String type, String content) {
    return said(Instant.now(), from, wamid, type, content);
  }

  static String said(Instant at, String from, String wamid, String type, String content) {
    return "{\"from\":\"%s\",\"id\":\"%s\",\"timestamp\":\"%d\",\"type\":\"%s\",\"%4$s\":%s}"
        .formatted(from.substring(1), wamid, at.getEpochSecond(), type, content);
  }

  /// The same object with more fields.
  static String with(String object, String more) {
    return object.substring(0, object.length() - 1) + "," + more + "}";
  }

  /// The same body with everything in it happening now.
  static String now(String body) {
    return body.replaceAll(
        "\"timestamp\":\\s*\"?\\d+\"?",
        "\"timestamp\":\"%d\"".formatted(Instant.now().getEpochSecond()));
  }

  /// A text of a person whose number WhatsApp hides, or shows beside the user id.
  ///
  /// @param from a phone number or nothing
  static String textOf(String userId, Optional<String> from, String wamid, String text) {
    return update(
        """
        "contacts":[{"profile":{"name":"Ann"},"user_id":"%s"}],"messages":[{%s"from_user_id":"%s",
        "id":"%s","timestamp":"%d","type":"text","text":{"body":"%s"}}]"""
            .formatted(
                userId,
                from.map(phone -> "\"from\":\"" + phone.substring(1) + "\",").orElse(""),
                userId,
                wamid,
                Instant.now().getEpochSecond(),
                text));
  }

  static String message(String from, String... messages) {
    return update(
        """
        "contacts":[{"profile":{"name":"Ann"},"wa_id":"%s"}],"messages":[%s]"""
            .formatted(from.substring(1), String.join(",", messages)));
  }

  static String status(GraphDouble.Sent sent, String status) {
    return status(sent, status, ",\"biz_opaque_callback_data\":\"" + sent.callback() + "\"");
  }

  /// @param more further fields of the status, each after a comma
  static String status(GraphDouble.Sent sent, String status, String more) {
    return update(
        """
        "statuses":[{"id":"%s","status":"%s","timestamp":"%d","recipient_id":"%s"%s}]"""
            .formatted(
                sent.wamid(),
                status,
                Instant.now().getEpochSecond(),
                sent.to().replace("+", ""),
                more));
  }

  /// A body with one change.
  static String update(String value) {
    return """
        {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[%s]}]}"""
        .formatted(change(value));
  }

  static String change(String value) {
    return """
        {"field":"messages","value":{"messaging_product":"whatsapp",
        "metadata":{"display_phone_number":"15550783881","phone_number_id":"%s"},%s}}"""
        .formatted(PHONE_NUMBER_ID, value);
  }

  static String signature(byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(APP_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Posts a body with its signature and gives back the status.
  int post(String body) throws Exception {
    return post(body.getBytes(StandardCharsets.UTF_8)).statusCode();
  }

  HttpResponse<String> post(byte[] body) throws Exception {
    return http.send(request(body, signature(body)), HttpResponse.BodyHandlers.ofString());
  }

  /// Packed, with the signature of what it unpacks to.
  HttpResponse<String> postPacked(String body) throws Exception {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    var request =
        HttpRequest.newBuilder(
                request(packed.toByteArray(), signature(bytes)), (name, value) -> true)
            .header("Content-Encoding", "gzip")
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> postUnsigned(String body) throws Exception {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return http.send(
        request(bytes, "sha256=" + "0".repeat(64)), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest request(byte[] body, String signature) {
    return HttpRequest.newBuilder(url)
        .header("Content-Type", "application/json")
        .header("X-Hub-Signature-256", signature)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }
}
