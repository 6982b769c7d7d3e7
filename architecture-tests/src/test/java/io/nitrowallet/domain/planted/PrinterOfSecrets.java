package io.nitrowallet.domain.planted;

/// Prints a secret that is lent to it.
public final class PrinterOfSecrets {
  private final SilentKey key;

  /// Lends.
  public PrinterOfSecrets(SilentKey key) {
    this.key = key;
  }

  @Override
  public String toString() {
    return "for " + key;
  }
}
