package dev.ava.bootstrap;

import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/// Any order, except that classes which take a minute or more begin first, those with the lowest
/// [Order], so that none is left to run alone at the end.
public final class RandomButLongestFirst implements ClassOrderer {
  @Override
  public void orderClasses(ClassOrdererContext context) {
    new ClassOrderer.Random().orderClasses(context);
    new ClassOrderer.OrderAnnotation().orderClasses(context);
  }
}
