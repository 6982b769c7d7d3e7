package io.nitrowallet.domain.port.in.planted;

/// A use case that an implementation may forget.
public interface HalfWrittenUseCase {
  /// Does nothing.
  default void generate() {}
}
