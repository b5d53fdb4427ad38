package dev.ava.domain.messaging;

import java.util.UUID;

/// One running Ava among those that share a database; another one after each start.
public record NodeId(UUID value) {}
