package dev.ava.testkit;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.Wamid;
import org.jspecify.annotations.Nullable;

record MessageRow(Message message, @Nullable Wamid wamid) {}
