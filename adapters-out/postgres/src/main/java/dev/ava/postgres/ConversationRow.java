package dev.ava.postgres;

import dev.ava.domain.messaging.port.Conversations;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// @param heardAt when the person last wrote
/// @param paidUntil until when what was sent lately is paid for, one interval for each message
@MappedEntity("ava.conversations")
record ConversationRow(
    String phoneNumberId,
    @Id String person,
    @TypeDef(type = DataType.OBJECT) @Nullable OffsetDateTime heardAt,
    @TypeDef(type = DataType.OBJECT) @Nullable OffsetDateTime paidUntil) {

  TalkJson talk() {
    return new TalkJson(phoneNumberId, person);
  }

  /// That a person has written, as JSON.
  ///
  /// @param at ISO-8601
  @Serdeable
  record Heard(String number, String person, String at) {
    static Heard of(Conversations.Heard heard) {
      return new Heard(heard.number().value(), heard.person().key(), heard.at().toString());
    }
  }
}
