package dev.ava.rest;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// @param businessNumber our own WhatsApp number in E.164, empty if there is none to link to
@ConfigurationProperties("ava.whatsapp")
record LinkSettings(@Bindable(defaultValue = "") String businessNumber) {}
