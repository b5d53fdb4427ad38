package dev.ava.postgres;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/// @param inboxFrom what stands further ahead in the inbox has been looked through
@MappedEntity("ava.erasures")
record ErasureRow(@Id UUID userId, long inboxFrom) {}
