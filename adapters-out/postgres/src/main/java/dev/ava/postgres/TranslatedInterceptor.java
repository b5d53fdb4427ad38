package dev.ava.postgres;

import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

@Singleton
final class TranslatedInterceptor implements MethodInterceptor<Object, Object> {
  @Override
  public @Nullable Object intercept(MethodInvocationContext<Object, Object> call) {
    try {
      return call.proceed();
    } catch (RuntimeException failure) {
      throw SqlFailures.translated(failure);
    }
  }
}
