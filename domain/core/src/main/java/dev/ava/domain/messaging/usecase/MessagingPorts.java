package dev.ava.domain.messaging.usecase;

import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.Conversations;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Journeys;
import dev.ava.domain.messaging.port.MessageGateway;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.ReplyGenerator;
import dev.ava.domain.messaging.port.StrangerNotices;
import dev.ava.domain.preferences.port.WhatsAppIdentities;

/// The out-ports that messaging stands on.
public record MessagingPorts(
    MessageLog log,
    Inbox inbox,
    Outbox outbox,
    BusinessNumbers numbers,
    Conversations conversations,
    MessageGateway gateway,
    ReplyGenerator replies,
    StrangerNotices strangers,
    WhatsAppIdentities identities,
    Avatars avatars,
    Journeys journeys) {}
