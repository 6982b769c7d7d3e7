package io.nitrowallet.enclave.planted;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Text of the enclave that is no event.
public final class EnclaveThatLogs {
  /// Breaks the rule.
  public Logger violate() {
    return LoggerFactory.getLogger("enclave");
  }
}
