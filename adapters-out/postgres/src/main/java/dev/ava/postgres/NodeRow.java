package dev.ava.postgres;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

@MappedEntity("ava.nodes")
record NodeRow(@Id UUID node) {}
