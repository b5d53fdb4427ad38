package dev.ava.postgres;

import dev.ava.domain.messaging.port.Conversations.Talk;
import io.micronaut.serde.annotation.Serdeable;

/// The key of a talk, as JSON.
@Serdeable
record TalkJson(String number, String person) {
  static TalkJson of(Talk talk) {
    return new TalkJson(talk.number().value(), talk.person().key());
  }
}
