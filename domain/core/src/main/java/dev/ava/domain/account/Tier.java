package dev.ava.domain.account;

/// What an account has booked, from least to most.
public enum Tier {
  FREE,
  STARTER,
  BUILDER,
  ADVANCED
}
