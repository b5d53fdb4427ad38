package dev.ava.postgres;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/// A user whom an alias names.
@MappedEntity("ava.whatsapp_identities")
record IdentityRow(@Id String alias, UUID userId) {}
