package dev.ava.testkit;

import dev.ava.domain.shared.UserId;

record SessionRow(UserId user, boolean revoked) {}
