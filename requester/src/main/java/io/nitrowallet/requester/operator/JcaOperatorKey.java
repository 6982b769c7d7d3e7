package io.nitrowallet.requester.operator;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.Signature;

/// A key that the JCA signs with, wherever it lies.
final class JcaOperatorKey implements OperatorKey {
  private final PrivateKey privateKey;
  private final VerifyingKey publicKey;
  private final Signatures signatures;
  private final Runnable logout;

  /// @param logout what ends the use of the key
  JcaOperatorKey(
      PrivateKey privateKey, VerifyingKey publicKey, Signatures signatures, Runnable logout) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
    this.signatures = signatures;
    this.logout = logout;
  }

  @Override
  public VerifyingKey publicKey() {
    return publicKey;
  }

  @Override
  public Bytes sign(Bytes message) {
    Bytes signature = signed(message);
    if (!publicKey.verifies(message, signature)) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE,
          "the operator's private key is not the one of its certificate: make a new key");
    }
    return signature;
  }

  private Bytes signed(Bytes message) {
    try {
      Signature signer = signatures.named(KeyKind.of(publicKey).signature());
      signer.initSign(privateKey);
      signer.update(message.toArray());
      return Bytes.copyOf(signer.sign());
    } catch (GeneralSecurityException | ProviderException e) {
      throw new RefusedException(
          ErrorCode.UNAVAILABLE,
          "the operator's key does not sign: check that its token is still there, and try again",
          e);
    }
  }

  @Override
  public void close() {
    logout.run();
  }

  /// Where signatures are made.
  @FunctionalInterface
  interface Signatures {
    Signature named(String algorithm) throws GeneralSecurityException;
  }
}
