package io.nitrowallet.console.connection;

import io.nitrowallet.console.work.Fault;

/// What came of asking somebody.
sealed interface Finding {
  /// Nobody was asked yet.
  record Untested() implements Finding {}

  /// The answer is awaited.
  record Asking() implements Finding {}

  /// It works.
  ///
  /// @param detail what answered
  record Works(String detail) implements Finding {}

  /// It does not.
  record Fails(Fault fault) implements Finding {}
}
