package dev.ava.rest;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/// The head of the API document, which is generated from the controllers of this module and from
/// `src/main/openapi`.
@OpenAPIDefinition(
    info =
        @Info(
            title = "Ava",
            version = "1",
            description =
                "Sign up, shape an avatar, link a WhatsApp number and talk. Errors are"
                    + " `application/problem+json` with a stable `code`; times are ISO-8601 in UTC."
                    + " Every call may also answer `500 internal_error` with a reference and `503"
                    + " unavailable` with `Retry-After`. Requests are limited for each address and"
                    + " each person: answers tell how you stand in `RateLimit-Policy` and"
                    + " `RateLimit` (draft-ietf-httpapi-ratelimit-headers), and `429"
                    + " too_many_requests` has a `Retry-After`.",
            license =
                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")))
@SecurityScheme(
    name = "bearer",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT",
    description = "The `access_token` of a sign-up or sign-in.")
final class ApiDocument {
  private ApiDocument() {}
}
