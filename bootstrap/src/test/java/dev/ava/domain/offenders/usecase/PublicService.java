package dev.ava.domain.offenders.usecase;

/// A service that is neither hidden nor final.
public class PublicService {}
