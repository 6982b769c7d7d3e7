package io.nitrowallet.domain.port.out;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.Optional;

/// Makes attestation documents of this very enclave: the Nitro Secure Module.
public interface Attestor {
  /// The longest `public_key`, `user_data` or `nonce` that the NSM signs.
  int MAX_FIELD = 1024;

  /// A fresh document (COSE_Sign1, as the NSM returns it) over the given fields.
  ///
  /// @throws RefusedException with {@link ErrorCode#NSM_FAILED} if the NSM refuses or fails
  Bytes attest(Statement statement);

  /// What a document shall state beside the PCRs. Each field is at most {@link #MAX_FIELD} bytes.
  record Statement(Optional<Bytes> publicKey, Optional<Bytes> userData, Optional<Bytes> nonce) {
    /// States only a public key.
    public static Statement ofPublicKey(Bytes publicKey) {
      return new Statement(Optional.of(publicKey), Optional.empty(), Optional.empty());
    }
  }
}
