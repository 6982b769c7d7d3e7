package io.nitrowallet.dev.demo;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.dsse.VerifyingKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;

/// An operator for the length of the demo, whose key is in no file.
record DemoOperator(String id, KeyPair keys) {
  static DemoOperator named(String id) {
    try {
      return new DemoOperator(id, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has Ed25519", e);
    }
  }

  /// The operator as a policy names them.
  String entry() {
    VerifyingKey key = VerifyingKey.decode(Bytes.copyOf(keys.getPublic().getEncoded()));
    return "{\"id\":\"%s\",\"key\":\"%s\"}".formatted(id, key.text());
  }

  /// The signature by which the operator approves of `payload`.
  DsseSignature approve(String type, Bytes payload) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(keys.getPrivate());
      signer.update(DsseEnvelope.preAuthenticationEncoding(type, payload).toArray());
      return new DsseSignature(id, Bytes.copyOf(signer.sign()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK signs with Ed25519", e);
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
