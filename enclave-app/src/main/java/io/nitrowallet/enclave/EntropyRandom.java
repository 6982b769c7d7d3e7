package io.nitrowallet.enclave;

import io.nitrowallet.domain.port.out.Entropy;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;

/// The enclave's entropy in the form that the JDK's key generators take.
final class EntropyRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private EntropyRandom(Spi spi) {
    super(spi, null);
  }

  /// Draws every byte from `entropy`; a failing source fails the draw.
  static SecureRandom drawing(Entropy entropy) {
    return new EntropyRandom(new Spi(entropy));
  }

  private static final class Spi extends SecureRandomSpi {
    private static final long serialVersionUID = 1L;

    private final transient Entropy entropy;

    private Spi(Entropy entropy) {
      this.entropy = entropy;
    }

    /// Nothing to seed: each byte is drawn.
    @Override
    protected void engineSetSeed(byte[] seed) {}

    @Override
    protected void engineNextBytes(byte[] bytes) {
      entropy.fill(bytes);
    }

    @Override
    protected byte[] engineGenerateSeed(int length) {
      byte[] seed = new byte[length];
      entropy.fill(seed);
      return seed;
    }
  }
}
