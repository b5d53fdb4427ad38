package dev.ava.bootstrap;

/// What a service is bound to.
///
/// @param service what the people who operate Ava call it
/// @param to the adapter, in words, without secrets
/// @param because the variable that decided it, or the profile
record Binding(String service, String to, String because) {}
