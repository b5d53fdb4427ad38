package dev.ava.simulator;

import dev.ava.domain.shared.InvalidValue;
import dev.ava.domain.shared.PhoneNumber;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.Duration;
import java.util.List;

/// What the phone page calls. A phone is named by the digits of its number.
@SimulatorOnly
@Controller("/dev/phone/api")
@Secured(SimulatorOnly.ANYONE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PhoneController {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SimulatedPhones phones;
  private final PhoneUse use;
  private final WebhookLog log;
  private final BusinessAccount account;

  PhoneController(SimulatedPhones phones, PhoneUse use, WebhookLog log, BusinessAccount account) {
    this.phones = phones;
    this.use = use;
    this.log = log;
    this.account = account;
  }

  @Get("/business")
  PhoneJson.Business business() {
    return new PhoneJson.Business("Ava", "+" + account.displayPhoneNumber());
  }

  /// Answers as soon as there is something new, at the latest after 20 seconds.
  @Post("/phones/{waId}/look")
  PhoneJson.View look(String waId, @Body PhoneJson.Look look) throws InterruptedException {
    var view = phone(waId).look(look.epoch(), look.revision(), look.chatOpen(), PATIENCE);
    return PhoneJson.View.of(view);
  }

  @Post("/phones/{waId}/messages")
  HttpResponse<PhoneJson.Bubble> write(String waId, @Body PhoneJson.Write body) {
    var phone = phone(waId);
    var write = body.checked();
    phone.rename(write.name());
    var message =
        write.forged()
            ? use.forge(phone, write.text())
            : use.write(phone, write.text(), write.copies());
    return HttpResponse.accepted().body(PhoneJson.Bubble.of(message));
  }

  @Post("/phones/{waId}/reactions")
  HttpResponse<?> react(String waId, @Body PhoneJson.React body) {
    use.react(phone(waId), body.messageId(), body.checked().emoji());
    return HttpResponse.accepted();
  }

  @Put("/phones/{waId}/online")
  HttpResponse<?> online(String waId, @Body PhoneJson.Online online) {
    use.online(phone(waId), online.online());
    return HttpResponse.noContent();
  }

  /// The last attempts to post a webhook about this phone, newest first.
  @Get("/phones/{waId}/webhooks")
  List<PhoneJson.Attempt> webhooks(String waId) {
    return log.about(phone(waId).waId()).stream().map(PhoneJson.Attempt::of).toList();
  }

  @Error(exception = InvalidValue.class)
  HttpResponse<PhoneJson.Problem> invalid(InvalidValue fault) {
    return HttpResponse.unprocessableEntity().body(PhoneJson.Problem.of(fault));
  }

  private SimulatedPhone phone(String waId) {
    return phones.of(new PhoneNumber("+" + waId).digits());
  }
}
