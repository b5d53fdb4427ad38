package dev.ava.testkit.contract;

import static dev.ava.testkit.Fixtures.aUserId;
import static dev.ava.testkit.Fixtures.anEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.port.Allowances;
import dev.ava.domain.shared.port.Allowances.Answer;
import dev.ava.domain.shared.port.Allowances.Limit;
import dev.ava.domain.shared.port.Allowances.Subject;
import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [Allowances] must do. Time stands still but for [#pass].
public abstract class AllowancesContract {
  private static final int RACERS = 8;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Limit three = new Limit("three-" + UUID.randomUUID(), 3, MINUTE);
  private final Subject ann = new Subject.Person(aUserId());

  protected abstract Allowances allowances();

  /// Lets time pass for the allowances.
  protected abstract void pass(Duration time);

  @Test
  void nothingIsLeftAfterTheLastOne() {
    assertThat(left(three, ann)).isEqualTo(2);
    assertThat(left(three, ann)).isEqualTo(1);
    assertThat(left(three, ann)).isZero();

    assertThat(waitOf(three, ann)).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void whatIsTakenSaysWhenAllAreBack() {
    take(three, ann);
    pass(Duration.ofSeconds(5));

    assertThat(take(three, ann)).isEqualTo(new Answer.Taken(1, Duration.ofSeconds(35)));
  }

  @Test
  void aRefusalCostsNothing() {
    spend(three, ann);
    for (var again = 0; again < 5; again++) {
      take(three, ann);
    }

    assertThat(waitOf(three, ann)).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void afterTheWaitThereIsOneMore() {
    spend(three, ann);
    pass(Duration.ofSeconds(19));
    assertThat(waitOf(three, ann)).isEqualTo(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));

    assertThat(left(three, ann)).isZero();
    assertThat(waitOf(three, ann)).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void afterThePeriodAllAreBackAndNoMore() {
    spend(three, ann);
    pass(Duration.ofDays(1));

    assertThat(left(three, ann)).isEqualTo(2);
  }

  @Test
  void whatIsGivenBackMayBeTakenAgain() {
    spend(three, ann);
    allowances().giveBack(three, ann);

    assertThat(left(three, ann)).isZero();
    assertThat(take(three, ann)).isInstanceOf(Answer.Spent.class);
  }

  @Test
  void nobodyHasMoreByGivingBack() {
    allowances().giveBack(three, ann);
    take(three, ann);
    for (var again = 0; again < 5; again++) {
      allowances().giveBack(three, ann);
    }

    assertThat(left(three, ann)).isEqualTo(2);
  }

  @Test
  void eachSubjectAndEachLimitIsCountedByItself() {
    var text = UUID.randomUUID() + "@example.org";
    var two = new Limit("two-" + UUID.randomUUID(), 3, MINUTE);
    spend(three, new Subject.Address(text));
    spend(three, ann);

    assertThat(left(three, new Subject.Account(new EmailAddress(text)))).isEqualTo(2);
    assertThat(left(three, new Subject.Address("203.0.113.7"))).isEqualTo(2);
    assertThat(left(three, new Subject.Person(aUserId()))).isEqualTo(2);
    assertThat(left(two, ann)).isEqualTo(2);
    assertThat(take(three, new Subject.Address(text))).isInstanceOf(Answer.Spent.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "🙂", "2001:db8:aaaa:bbbb::", "a' or 'b", "\u0000"})
  void anyTextIsAnAddress(String text) {
    var address = new Subject.Address(text);
    spend(three, address);

    assertThat(take(three, address)).isInstanceOf(Answer.Spent.class);
  }

  @Test
  void longAddressesAreKeptApart() {
    var long1 = new Subject.Address("x".repeat(5_000) + 1);
    var long2 = new Subject.Address("x".repeat(5_000) + 2);
    spend(three, long1);

    assertThat(left(three, long2)).isEqualTo(2);
  }

  @Test
  void manyAtOnceGetNoMoreThanThereIs() {
    var ten = new Limit("ten-" + UUID.randomUUID(), 10, Duration.ofHours(1));
    var somebody = new Subject.Account(anEmail());

    var taken =
        Race.run(
            RACERS,
            _ -> {
              var got = 0;
              for (var time = 0; time < 5; time++) {
                got += take(ten, somebody) instanceof Answer.Taken ? 1 : 0;
              }
              return got;
            });

    assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(10);
  }

  private void spend(Limit limit, Subject subject) {
    for (var time = 0; time < limit.times(); time++) {
      assertThat(take(limit, subject)).isInstanceOf(Answer.Taken.class);
    }
  }

  private Answer take(Limit limit, Subject subject) {
    return allowances().take(limit, subject);
  }

  private int left(Limit limit, Subject subject) {
    return assertThat(take(limit, subject))
        .asInstanceOf(InstanceOfAssertFactories.type(Answer.Taken.class))
        .actual()
        .left();
  }

  private Duration waitOf(Limit limit, Subject subject) {
    return assertThat(take(limit, subject))
        .asInstanceOf(InstanceOfAssertFactories.type(Answer.Spent.class))
        .actual()
        .retryAfter();
  }
}
