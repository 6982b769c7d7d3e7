package io.nitrowallet.domain.planted;

import java.math.BigInteger;
import javax.security.auth.Destroyable;

/// A private key that is a number, which nobody can overwrite.
public final class NumberedKey implements Destroyable {
  private final BigInteger number;

  /// Keeps the number.
  public NumberedKey(BigInteger number) {
    this.number = number;
  }

  /// Its sign.
  public int signum() {
    return number.signum();
  }
}
