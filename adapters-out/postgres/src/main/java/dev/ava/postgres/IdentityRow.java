package dev.ava.postgres;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/// A user whom an alias names.
///
/// @param aliases how many of the sender's aliases name anybody
@MappedEntity("ava.whatsapp_identities")
record IdentityRow(@Id UUID userId, long aliases) {}
