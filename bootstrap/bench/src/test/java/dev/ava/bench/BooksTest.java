package dev.ava.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.bench.Installation.Stored;
import dev.ava.bench.Measurement.Books;
import org.junit.jupiter.api.Test;

class BooksTest {
  @Test
  void whatWasAnsweredAndIsThereAgrees() {
    assertThat(Books.of(100, 0, new Stored(100, 100, 0, 0)).agree()).isTrue();
  }

  @Test
  void whatWasAnsweredAndIsNotThereIsLost() {
    var books = Books.of(100, 5, new Stored(98, 98, 0, 0));

    assertThat(books.lost()).isEqualTo(2);
    assertThat(books.agree()).isFalse();
  }

  @Test
  void whatIsThereTwiceIsDoubledAndHidesNoLoss() {
    var books = Books.of(100, 0, new Stored(100, 99, 0, 0));

    assertThat(books.doubled()).isEqualTo(1);
    assertThat(books.lost()).isEqualTo(1);
  }

  @Test
  void whatHadNoAnswerMayBeThereOrNot() {
    assertThat(Books.of(100, 3, new Stored(102, 102, 0, 0)).agree()).isTrue();
    assertThat(Books.of(100, 1, new Stored(102, 102, 0, 0)).invented()).isEqualTo(1);
  }

  @Test
  void everyMessageHasOneReply() {
    var books = Books.of(100, 0, new Stored(100, 100, 0, 0));

    assertThat(books.replied(100, 100, new Stored(100, 100, 100, 100)).agree()).isTrue();
    assertThat(books.replied(100, 99, new Stored(100, 100, 100, 100)).repliesLost()).isEqualTo(1);
    assertThat(books.replied(100, 100, new Stored(100, 100, 98, 98)).repliesLost()).isEqualTo(2);
    assertThat(books.replied(100, 101, new Stored(100, 100, 100, 100)).repliesDoubled())
        .isEqualTo(1);
    assertThat(books.replied(100, 100, new Stored(100, 100, 100, 99)).agree()).isFalse();
  }

  @Test
  void booksAddUp() {
    var sum = new Books(10, 1, 0, 0, 2, 0).plus(new Books(20, 0, 3, 0, 0, 1));

    assertThat(sum).isEqualTo(new Books(30, 1, 3, 0, 2, 1));
  }
}
