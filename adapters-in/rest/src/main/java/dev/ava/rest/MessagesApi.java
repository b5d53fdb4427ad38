package dev.ava.rest;

import dev.ava.domain.shared.Caller;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the API document says about messages.
@MayFail
@Tag(name = "Messages")
interface MessagesApi {
  @Operation(operationId = "listMessages", summary = "Lists the own messages, newest first")
  @ApiResponse(
      responseCode = "200",
      description = "A page of messages.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              array = @ArraySchema(schema = @Schema(implementation = MessageResponse.class)),
              examples = @ExampleObject(name = "page", ref = "#/components/examples/messages")),
      headers =
          @Header(
              name = "Link",
              description = "With `rel=\"next\"`: the next page. Missing on the last one.",
              schema =
                  @Schema(
                      type = "string",
                      example = "</messages?limit=50&before=AAYs…>; rel=\"next\"")))
  @ApiResponse(responseCode = "422", ref = "validation_failed")
  @NeedsSignIn
  HttpResponse<List<MessageResponse>> list(
      @Parameter(hidden = true) Caller.User caller,
      @Parameter(
              description = "How many messages at the most.",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
          @Nullable String limit,
      @Parameter(
              description = "Where the page begins: the cursor of the link to the next page.",
              schema = @Schema(type = "string"))
          @Nullable String before);
}
