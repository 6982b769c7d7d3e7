package io.nitrowallet.dev.stack;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.formats.json.IntentJson;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// Somebody with a key of their own, who calls themselves what they like.
record TestOperator(String id, Ed25519PrivateKeyParameters key) {
  static TestOperator named(String id) {
    return new TestOperator(id, new Ed25519PrivateKeyParameters(new SecureRandom()));
  }

  /// The operator's entry in a policy.
  String entry() {
    Bytes raw = Bytes.copyOf(key.generatePublicKey().getEncoded());
    return "{\"id\":\"%s\",\"key\":\"%s\"}".formatted(id, VerifyingKey.ofEd25519(raw).text());
  }

  DsseSignature sign(String type, Bytes payload) {
    byte[] message = DsseEnvelope.preAuthenticationEncoding(type, payload).toArray();
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(message, 0, message.length);
    return new DsseSignature(id, Bytes.copyOf(signer.generateSignature()));
  }

  /// The intent, approved by each of `operators`.
  static DsseEnvelope approve(Intent intent, TestOperator... operators) {
    Bytes payload = IntentJson.encode(intent);
    return new DsseEnvelope(
        Intent.PAYLOAD_TYPE,
        payload,
        Arrays.stream(operators)
            .map(operator -> operator.sign(Intent.PAYLOAD_TYPE, payload))
            .toList());
  }
}
