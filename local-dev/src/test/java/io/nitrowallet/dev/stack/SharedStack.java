package io.nitrowallet.dev.stack;

import io.nitrowallet.requester.composition.RequesterComponent;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests a {@link LocalStack}: one for the whole run, since starting it costs seconds. Tests
/// leave its enclave running and use account names of their own.
final class SharedStack implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalStack.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedStack.class))
        .computeIfAbsent(Running.class, _ -> new Running(), Running.class)
        .stack;
  }

  /// A requester's services on `stack`, with their resources to be closed.
  static RequesterComponent parent(LocalStack stack) {
    return LocalStack.component(stack.configuration());
  }

  /// JUnit closes it after the last test.
  private static final class Running implements AutoCloseable {
    private final StackLayout layout = StackLayout.create(temporary());
    private final LocalStack stack =
        LocalStack.start(
            layout, (what, took) -> System.out.println(what + ": " + took.toMillis() + " ms"));

    private static java.nio.file.Path temporary() {
      try {
        return Files.createTempDirectory("nw-it-");
      } catch (IOException e) {
        throw new StackException("no temporary folder", e);
      }
    }

    @Override
    public void close() {
      stack.close();
      layout.delete();
    }
  }
}
