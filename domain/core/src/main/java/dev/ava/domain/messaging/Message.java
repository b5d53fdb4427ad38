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
/// @param content what it says in words, see [Said#content()]
/// @param createdAt when Ava wrote it, to the microsecond
/// @param failure only with [Status#FAILED]
/// @param events what was done to it afterwards, in the order in which it was done
public record Message(
    Id id,
    UserId owner,
    Avatar.@Nullable Id avatar,
    Channel channel,
    Role role,
    String content,
    Instant createdAt,
    Status status,
    @Nullable Attachment attachment,
    @Nullable MessageContext context,
    @Nullable SendFailure failure,
    List<MessageEvent> events) {
  public Message(
      Id id,
      UserId owner,
      Avatar.@Nullable Id avatar,
      Channel channel,
      Role role,
      String content,
      Instant createdAt,
      Status status,
      @Nullable Attachment attachment,
      @Nullable MessageContext context,
      @Nullable SendFailure failure,
      List<MessageEvent> events) {
    this.id = id;
    this.owner = owner;
    this.avatar = avatar;
    this.channel = channel;
    this.role = role;
    this.content = content;
    this.createdAt = createdAt;
    this.status = status;
    this.attachment = attachment;
    this.context = context;
    this.failure = failure;
    this.events = List.copyOf(events);
  }

  /// A text to which nothing has happened.
  public Message(
      Id id,
      UserId owner,
      Avatar.@Nullable Id avatar,
      Channel channel,
      Role role,
      String content,
      Instant createdAt,
      Status status) {
    this(id, owner, avatar, channel, role, content, createdAt, status, null, null, null, List.of());
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
    /// It did not arrive, and that is final.
    FAILED;

    /// This status or the reported one, whichever is further: Meta's reports arrive in any order
    /// and more than once, and must end in the same.
    public Status climbTo(Status reported) {
      return Collections.max(List.of(this, reported));
    }
  }
}
