/// The REST API: one controller per context, problem+json for every refusal, and the pages that
/// document it.
@NullMarked
package dev.ava.rest;

import org.jspecify.annotations.NullMarked;
