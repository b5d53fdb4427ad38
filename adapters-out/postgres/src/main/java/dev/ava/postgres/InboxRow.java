package dev.ava.postgres;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.OffsetDateTime;

@MappedEntity("ava.inbox")
record InboxRow(
    @Id long id,
    String itemKey,
    String lane,
    @TypeDef(type = DataType.OBJECT) OffsetDateTime providerTime,
    String content,
    String raw,
    int attempts,
    int abandoned) {}
