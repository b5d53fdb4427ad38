package dev.ava.postgres;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("ava.stranger_notices")
record NoticeRow(@Id String sender) {}
