package io.nitrowallet.domain.intent;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.dsse.VerifyingKey;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// Operators with keys of their own, which their names yield.
public final class Operators {
  private Operators() {}

  private static Ed25519PrivateKeyParameters key(String id) {
    byte[] seed = new byte[Ed25519PrivateKeyParameters.KEY_SIZE];
    Arrays.fill(seed, (byte) id.hashCode());
    return new Ed25519PrivateKeyParameters(seed, 0);
  }

  /// The public key of an operator.
  public static VerifyingKey publicKey(String id) {
    return VerifyingKey.ofEd25519(Bytes.copyOf(key(id).generatePublicKey().getEncoded()));
  }

  /// The keys of a policy that has these operators.
  public static Map<String, VerifyingKey> keys(String... ids) {
    return Arrays.stream(ids).collect(Collectors.toMap(id -> id, Operators::publicKey));
  }

  /// `payload` as each of the operators signs it, under their ids.
  public static DsseEnvelope sign(String type, Bytes payload, String... ids) {
    return new DsseEnvelope(
        type, payload, Arrays.stream(ids).map(id -> signature(id, id, type, payload)).toList());
  }

  /// A signature by the key of `signer` that calls itself one of `id`.
  public static DsseSignature signature(String id, String signer, String type, Bytes payload) {
    byte[] message = DsseEnvelope.preAuthenticationEncoding(type, payload).toArray();
    Ed25519Signer ed25519 = new Ed25519Signer();
    ed25519.init(true, key(signer));
    ed25519.update(message, 0, message.length);
    return new DsseSignature(id, Bytes.copyOf(ed25519.generateSignature()));
  }
}
