package io.nitrowallet.enclave.planted;

import javafx.application.Application;

/// A desktop in the enclave.
public final class EnclaveThatDrawsWindows {
  /// Breaks the rule.
  public Class<?> violate() {
    return Application.class;
  }
}
