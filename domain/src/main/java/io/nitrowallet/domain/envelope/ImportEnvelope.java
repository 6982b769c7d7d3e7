package io.nitrowallet.domain.envelope;

import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.imports.SealedKey;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.PrivateKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/// Seals a private key to one enclave life: HPKE (RFC 9180) in base mode, DHKEM(X25519,
/// HKDF-SHA256), HKDF-SHA256, AES-256-GCM, as protocol.md §2 binds it.
///
/// Guarantees that nobody but the life whose identity was attested opens it, and only for the
/// values of its {@link ImportBinding}. Base mode does not say who sealed it: anybody can seal a
/// key of their own, which is why the address is among the values. Does not promise that it is
/// opened once only.
public final class ImportEnvelope {
  private static final Bytes INFO =
      Bytes.copyOf("nitro-wallet/v1/import".getBytes(StandardCharsets.US_ASCII));

  private ImportEnvelope() {}

  /// Seals `key`, which the caller still owns, to `recipient`, whose attestation the caller has
  /// verified.
  ///
  /// @param entropy what the ephemeral key is drawn from
  /// @throws RefusedException with {@link ErrorCode#ENTROPY_FAILED} if no randomness is to be had;
  ///   with {@link ErrorCode#ATTESTATION_REFUSED} if `recipient` has no usable X25519 key
  public static SealedKey seal(
      PrivateKey key, EnclaveIdentity recipient, ImportBinding binding, Entropy entropy) {
    var publicKey = new X25519PublicKeyParameters(recipient.x25519().toArray(), 0);
    try {
      HPKEContextWithEncapsulation context =
          suite().setupBaseS(publicKey, info(recipient), ephemeral(entropy));
      byte[] aad = binding.associatedData().toArray();
      byte[] ciphertext = key.secret().use(bytes -> encrypt(context, aad, bytes));
      return new SealedKey(Bytes.copyOf(context.getEncapsulation()), Bytes.copyOf(ciphertext));
    } catch (IllegalStateException e) {
      // the agreement is zero: a point of small order, which no honest enclave attests
      throw new RefusedException(
          ErrorCode.ATTESTATION_REFUSED, "the enclave's identity has no usable X25519 key", e);
    }
  }

  /// Opens `sealed` with this life's `key`. The caller owns and closes what comes out: 32 bytes, of
  /// which nothing is known yet.
  ///
  /// @param identity the identity that `key` belongs to
  /// @throws RefusedException with {@link ErrorCode#IMPORT_REFUSED} unless it was sealed to this
  ///   identity for this binding
  public static SecretBytes open(
      SealedKey sealed,
      ImportBinding binding,
      EnclaveIdentity identity,
      X25519PrivateKeyParameters key) {
    var pair = new AsymmetricCipherKeyPair(key.generatePublicKey(), key);
    try {
      return SecretBytes.adopt(
          suite()
              .setupBaseR(sealed.encapsulation().toArray(), pair, info(identity))
              .open(binding.associatedData().toArray(), sealed.ciphertext().toArray()));
    } catch (InvalidCipherTextException | IllegalStateException | IllegalArgumentException e) {
      throw new RefusedException(
          ErrorCode.IMPORT_REFUSED,
          "the private key is not sealed to this enclave life for this name, address, KMS key,"
              + " policy and nonce: attest the enclave and seal it again",
          e);
    }
  }

  private static HPKE suite() {
    return new HPKE(
        HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
  }

  private static byte[] info(EnclaveIdentity recipient) {
    return Bytes.concat(INFO, recipient.fingerprint()).toArray();
  }

  /// Drawn here rather than by the library, which would ask a source of its own.
  private static AsymmetricCipherKeyPair ephemeral(Entropy entropy) {
    byte[] seed = new byte[X25519PrivateKeyParameters.KEY_SIZE];
    try {
      entropy.fill(seed);
      var key = new X25519PrivateKeyParameters(seed, 0);
      return new AsymmetricCipherKeyPair(key.generatePublicKey(), key);
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  private static byte[] encrypt(HPKEContextWithEncapsulation context, byte[] aad, byte[] key) {
    try {
      return context.seal(aad, key);
    } catch (InvalidCipherTextException e) {
      throw new AssertionError("AES-GCM seals whatever it is given", e);
    }
  }
}
