package io.nitrowallet.dev.stack;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.port.out.Entropy;
import java.nio.charset.StandardCharsets;

/// Draws one known private key for every account, so that a test can look for it. Everything else,
/// salts, nonces and RSA keys, is as random as ever.
final class CanaryEntropy implements Entropy {
  /// The canary: 32 bytes, in range for secp256k1.
  static final Bytes PRIVATE_KEY =
      Digests.sha256(
          Bytes.copyOf("the canary of nitro-wallet".getBytes(StandardCharsets.US_ASCII)));

  private final Entropy real;

  CanaryEntropy(Entropy real) {
    this.real = real;
  }

  /// Secrets of 32 bytes are the private keys: of accounts, and of this enclave life's identity,
  /// which must not leak either.
  @Override
  public void fill(byte[] target) {
    if (target.length == PRIVATE_KEY.length()) {
      System.arraycopy(PRIVATE_KEY.toArray(), 0, target, 0, target.length);
    } else {
      real.fill(target);
    }
  }

  /// What is drawn by this method is public, a salt of 32 bytes too.
  @Override
  public Bytes draw(int length) {
    return real.draw(length);
  }
}
