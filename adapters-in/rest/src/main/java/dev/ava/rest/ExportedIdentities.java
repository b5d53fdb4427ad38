package dev.ava.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.WhatsAppSender;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Under which names WhatsApp knows a person, and how they have changed, oldest first.
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record ExportedIdentities(List<Name> aliases, List<Change> changes) {
  static ExportedIdentities of(List<WhatsAppSender> aliases, List<IdentityChange> changes) {
    return new ExportedIdentities(
        aliases.stream().map(Name::of).toList(), changes.stream().map(Change::of).toList());
  }

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Name(@Nullable String userId, @Nullable String phone) {
    private static Name of(WhatsAppSender name) {
      var userId = name.userId();
      var phone = name.phone();
      return new Name(userId == null ? null : userId.value(), phone == null ? null : phone.e164());
    }
  }

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Change(Name before, Name after, Instant at) {
    private static Change of(IdentityChange change) {
      return new Change(Name.of(change.before()), Name.of(change.after()), change.at());
    }
  }
}
