package dev.ava.postgres;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.OffsetDateTime;

@MappedEntity("ava.rate_limits")
record AllowanceRow(
    @Id String subject, @TypeDef(type = DataType.OBJECT) OffsetDateTime wholeAt, boolean taken) {}
