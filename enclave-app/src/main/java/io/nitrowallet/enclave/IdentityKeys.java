package io.nitrowallet.enclave;

import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.port.out.Entropy;
import java.util.Arrays;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/// The keys of one enclave life (protocol.md §2), made at boot and gone with the process. The
/// private halves never leave this object.
final class IdentityKeys {
  private static final int SEED_LENGTH = 32;

  private final X25519PrivateKeyParameters x25519;
  private final Ed25519PrivateKeyParameters ed25519;

  private IdentityKeys(X25519PrivateKeyParameters x25519, Ed25519PrivateKeyParameters ed25519) {
    this.x25519 = x25519;
    this.ed25519 = ed25519;
  }

  /// New keys from the enclave's own entropy rather than a library's.
  static IdentityKeys generate(Entropy entropy) {
    byte[] seed = new byte[SEED_LENGTH];
    try {
      entropy.fill(seed);
      X25519PrivateKeyParameters x25519 = new X25519PrivateKeyParameters(seed, 0);
      entropy.fill(seed);
      return new IdentityKeys(x25519, new Ed25519PrivateKeyParameters(seed, 0));
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  EnclaveIdentity identity() {
    return new EnclaveIdentity(
        Bytes.copyOf(x25519.generatePublicKey().getEncoded()),
        Bytes.copyOf(ed25519.generatePublicKey().getEncoded()));
  }
}
