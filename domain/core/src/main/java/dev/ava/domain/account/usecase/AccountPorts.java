package dev.ava.domain.account.usecase;

import dev.ava.domain.account.port.Accounts;
import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.account.port.Erasures;
import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.preferences.port.WhatsAppLinks;

/// The out-ports that accounts stand on: who may sign in, and everything that a person may own.
public record AccountPorts(
    AuthProvider provider,
    Accounts accounts,
    Erasures erasures,
    Avatars avatars,
    WhatsAppLinks links,
    WhatsAppIdentities identities,
    MessageLog log) {}
