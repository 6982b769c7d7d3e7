package io.nitrowallet.clients;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests a {@link LiveGateway}: one for the whole run, since starting it costs seconds. Tests
/// leave it running, and pay to addresses of their own.
final class SharedGateway implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LiveGateway.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedGateway.class))
        .computeIfAbsent(LiveGateway.class, _ -> start(), LiveGateway.class);
  }

  private static LiveGateway start() {
    try {
      return LiveGateway.start();
    } catch (IOException e) {
      throw new IllegalStateException("the gateway does not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the gateway was starting", e);
    }
  }
}
