package dev.ava.rest;

import dev.ava.domain.avatar.Age;
import dev.ava.domain.avatar.AvatarName;
import dev.ava.domain.avatar.Looks;
import dev.ava.domain.avatar.Persona;
import dev.ava.domain.avatar.usecase.CreateAvatar;
import dev.ava.domain.avatar.usecase.ReshapeAvatar;
import dev.ava.domain.avatar.usecase.ShowAvatar;
import dev.ava.domain.shared.Caller;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;

@Controller("/avatars")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class AvatarController implements AvatarApi {
  private static final URI OWN = URI.create("/avatars/me");

  private final CreateAvatar createAvatar;
  private final ShowAvatar showAvatar;
  private final ReshapeAvatar reshapeAvatar;

  AvatarController(CreateAvatar createAvatar, ShowAvatar showAvatar, ReshapeAvatar reshapeAvatar) {
    this.createAvatar = createAvatar;
    this.showAvatar = showAvatar;
    this.reshapeAvatar = reshapeAvatar;
  }

  @Override
  @Post
  @Status(HttpStatus.CREATED)
  public HttpResponse<AvatarResponse> create(Caller.User caller, @Body PersonaRequest body) {
    return switch (createAvatar.create(new CreateAvatar.Command(caller, persona(body)))) {
      case CreateAvatar.Outcome.Created(var avatar) ->
          HttpResponse.created(AvatarResponse.of(avatar), OWN);
      case CreateAvatar.Outcome.AvatarExists(_) -> throw Refusal.of(ProblemCode.AVATAR_EXISTS);
    };
  }

  @Override
  @Get("/me")
  public AvatarResponse show(Caller.User caller) {
    return switch (showAvatar.show(new ShowAvatar.Command(caller))) {
      case ShowAvatar.Outcome.Shown(var avatar) -> AvatarResponse.of(avatar);
      case ShowAvatar.Outcome.NoAvatar() -> throw Refusal.of(ProblemCode.NO_AVATAR);
    };
  }

  @Override
  @Put("/me")
  public AvatarResponse reshape(Caller.User caller, @Body PersonaRequest body) {
    return switch (reshapeAvatar.reshape(new ReshapeAvatar.Command(caller, persona(body)))) {
      case ReshapeAvatar.Outcome.Reshaped(var avatar) -> AvatarResponse.of(avatar);
      case ReshapeAvatar.Outcome.NoAvatar() -> throw Refusal.of(ProblemCode.NO_AVATAR);
    };
  }

  private static Persona persona(PersonaRequest body) {
    var fields = new Fields();
    var name = fields.text("name", body.name(), AvatarName::new);
    var age = fields.wholeNumber("age", body.age(), Age::new);
    var personality = fields.text("personality", body.personality(), Personalities::read);
    var looks = fields.optionalText("physical_description", body.physicalDescription(), Looks::new);
    return fields.collect(
        () -> new Persona(name.get(), age.get(), personality.get(), looks.get().orElse(null)));
  }
}
