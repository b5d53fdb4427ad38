package dev.ava.rest;

import dev.ava.domain.messaging.MessageCursor;
import dev.ava.domain.messaging.usecase.ListMessages;
import dev.ava.domain.shared.Caller;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("/messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class MessagesController implements MessagesApi {
  private final ListMessages listMessages;

  MessagesController(ListMessages listMessages) {
    this.listMessages = listMessages;
  }

  @Override
  @Get
  public HttpResponse<List<MessageResponse>> list(
      Caller.User caller, @QueryValue @Nullable String limit, @QueryValue @Nullable String before) {
    var command = command(caller, limit, before);
    var page = listMessages.list(command);
    var response = HttpResponse.ok(page.messages().stream().map(MessageResponse::of).toList());
    page.next().ifPresent(next -> response.header(HttpHeaders.LINK, link(command.limit(), next)));
    return response;
  }

  private static ListMessages.Command command(
      Caller.User caller, @Nullable String limit, @Nullable String before) {
    var fields = new Fields();
    var newest =
        fields.parameter(
            "limit", limit, text -> new ListMessages.Command(caller, Fields.parseInt(text), null));
    var place = fields.parameter("before", before, MessageCursors::read);
    return fields.collect(
        () ->
            new ListMessages.Command(
                caller,
                newest.get().map(ListMessages.Command::limit).orElse(ListMessages.USUAL_LIMIT),
                place.get().orElse(null)));
  }

  private static String link(int limit, MessageCursor next) {
    return "</messages?limit="
        + limit
        + "&before="
        + MessageCursors.write(next)
        + ">; rel=\"next\"";
  }
}
