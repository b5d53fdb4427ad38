package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Objects;

/// Somebody with an account and a linked phone, on an Ava that links without a proof.
record Person(RunningAva ava, Api api, String phone) {
  static Person linked(RunningAva ava) throws Exception {
    return linked(ava, Api.somePhone());
  }

  static Person linked(RunningAva ava, String phone) throws Exception {
    var api = ava.api().signedUp();
    var linked = api.put("/preferences/whatsapp", Api.phone(phone));
    assertThat(linked.text("whatsapp_status")).isEqualTo("linked");
    return new Person(ava, api, phone);
  }

  /// Writes a text.
  void says(String text) throws Exception {
    sends(Webhooks.said(phone, Webhooks.wamid(), "text", Webhooks.body(text)));
  }

  /// Sends messages of any type in one webhook.
  void sends(String... messages) throws Exception {
    posts(Webhooks.message(phone, messages));
  }

  /// Lets Meta deliver a body.
  void posts(String body) throws Exception {
    assertThat(ava.webhooks().post(body)).isEqualTo(200);
  }

  /// Writes a text and waits for the echo.
  GraphDouble.Sent talks(String text) throws Exception {
    says(text);
    await().until(this::replies, replies -> replies.contains("[Echo] " + text));
    return ava.graph().to(phone).getLast();
  }

  /// What Graph was told to send to the phone, in order.
  List<String> replies() {
    return ava.graph().to(phone).stream().map(GraphDouble.Sent::text).toList();
  }

  /// A message of the log.
  ///
  /// @param index 0 for the newest
  JsonNode message(int index) throws Exception {
    return Objects.requireNonNull(api.get("/messages").json().get(index));
  }

  List<String> log() throws Exception {
    return api.get("/messages").all("content");
  }

  /// The statuses of all messages, newest first.
  List<String> statuses() throws Exception {
    return api.get("/messages").all("status");
  }

  /// The status of the newest message.
  String status() throws Exception {
    return statuses().getFirst();
  }
}
