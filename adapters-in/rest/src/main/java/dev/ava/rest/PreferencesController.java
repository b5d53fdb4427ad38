package dev.ava.rest;

import dev.ava.domain.preferences.usecase.LinkWhatsApp;
import dev.ava.domain.preferences.usecase.ShowPreferences;
import dev.ava.domain.preferences.usecase.UnlinkWhatsApp;
import dev.ava.domain.shared.Caller;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

@Controller("/preferences")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class PreferencesController implements PreferencesApi {
  private final LinkWhatsApp linkWhatsApp;
  private final ShowPreferences showPreferences;
  private final UnlinkWhatsApp unlinkWhatsApp;
  private final PreferencesMapper mapper;

  PreferencesController(
      LinkWhatsApp linkWhatsApp,
      ShowPreferences showPreferences,
      UnlinkWhatsApp unlinkWhatsApp,
      PreferencesMapper mapper) {
    this.linkWhatsApp = linkWhatsApp;
    this.showPreferences = showPreferences;
    this.unlinkWhatsApp = unlinkWhatsApp;
    this.mapper = mapper;
  }

  @Override
  @Put("/whatsapp")
  public PreferencesResponse link(Caller.User caller, @Body PhoneRequest body) {
    var fields = new Fields();
    var phone = fields.text("phone", body.phone(), PhoneNumbers::parse);
    var command = fields.collect(() -> new LinkWhatsApp.Command(caller, phone.get()));
    return switch (linkWhatsApp.link(command)) {
      case LinkWhatsApp.Outcome.Stored(var link) -> mapper.write(link);
      case LinkWhatsApp.Outcome.PhoneTaken() -> throw Refusal.of(ProblemCode.PHONE_TAKEN);
    };
  }

  @Override
  @Get
  public PreferencesResponse show(Caller.User caller) {
    return switch (showPreferences.show(new ShowPreferences.Command(caller))) {
      case ShowPreferences.Outcome.Shown(var link) -> mapper.write(link);
      case ShowPreferences.Outcome.NoPreferences() -> throw Refusal.of(ProblemCode.NO_PREFERENCES);
    };
  }

  @Override
  @Delete(uri = "/whatsapp", consumes = MediaType.ALL)
  @Status(HttpStatus.NO_CONTENT)
  public void unlink(Caller.User caller) {
    unlinkWhatsApp.unlink(new UnlinkWhatsApp.Command(caller));
  }
}
