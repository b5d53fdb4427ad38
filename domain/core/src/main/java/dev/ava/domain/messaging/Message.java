package dev.ava.domain.messaging;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.shared.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One message between a user and the avatar, as the log keeps it.
///
/// @param avatar nothing if the user had none at that time
/// @param createdAt when Ava wrote it, to the microsecond
public record Message(
    Id id,
    UserId owner,
    Avatar.@Nullable Id avatar,
    Channel channel,
    Role role,
    String content,
    Instant createdAt,
    Status status) {

  /// The same message, higher up; see [Status#climbTo(Status)].
  public Message reported(Status reported) {
    return new Message(
        id, owner, avatar, channel, role, content, createdAt, status.climbTo(reported));
  }

  /// The id of a message, of version 7: of two messages of one process the later one sorts after
  /// the earlier.
  public record Id(UUID value) {}

  /// Where a message was said.
  public enum Channel {
    APP,
    WHATSAPP
  }

  /// Who said it.
  public enum Role {
    USER,
    ASSISTANT
  }

  /// How far a message has come, from least to most. What a user said is always [#RECEIVED].
  public enum Status {
    RECEIVED,
    /// Waits in the outbox.
    QUEUED,
    /// It was sent, but whether Meta took it is not known.
    UNKNOWN,
    /// Meta took it.
    ACCEPTED,
    SENT,
    DELIVERED,
    READ,
    /// A voice message that was listened to.
    PLAYED,
    FAILED;

    /// This status or the reported one, whichever is further. [#FAILED] is final, and comes only to
    /// a message that has not been delivered: Meta's reports arrive in any order and more than
    /// once.
    public Status climbTo(Status reported) {
      return reported == FAILED && compareTo(DELIVERED) >= 0
          ? this
          : Collections.max(List.of(this, reported));
    }
  }
}
