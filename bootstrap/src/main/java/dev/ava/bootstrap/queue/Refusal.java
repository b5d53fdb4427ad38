package dev.ava.bootstrap.queue;

/// A command is not carried out. The message is one sentence for the person who called it.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Refusal(String sentence) {
    super(sentence);
  }
}
