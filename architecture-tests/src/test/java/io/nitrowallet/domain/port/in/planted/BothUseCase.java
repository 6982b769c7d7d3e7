package io.nitrowallet.domain.port.in.planted;

/// Two use cases in one.
public interface BothUseCase {
  /// The one.
  void generate();

  /// The other.
  void sign();
}
