package io.nitrowallet.domain.port.in.planted;

/// A use case with only one way to do it.
public final class ConcreteUseCase {
  /// The way.
  public void generate() {}
}
