package io.nitrowallet.enclave;

import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.envelope.ImportEnvelope;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.imports.SealedKey;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.ImportedKeys;
import io.nitrowallet.domain.port.out.StatementSigner;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.statement.EnclaveStatement;
import io.nitrowallet.formats.json.EnclaveStatementJson;
import io.nitrowallet.formats.json.ReceiptJson;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// The keys of one enclave life (protocol.md §2), made at boot and gone with the process: one signs
/// what the enclave states, the other opens what is sealed to it. The private halves never leave
/// this object.
public final class IdentityKeys implements StatementSigner, ImportedKeys {
  private static final int SEED_LENGTH = 32;

  private final X25519PrivateKeyParameters x25519;
  private final Ed25519PrivateKeyParameters ed25519;
  private final EnclaveIdentity identity;
  private final String keyId;

  private IdentityKeys(X25519PrivateKeyParameters x25519, Ed25519PrivateKeyParameters ed25519) {
    this.x25519 = x25519;
    this.ed25519 = ed25519;
    this.identity =
        new EnclaveIdentity(
            Bytes.copyOf(x25519.generatePublicKey().getEncoded()),
            Bytes.copyOf(ed25519.generatePublicKey().getEncoded()));
    this.keyId = VerifyingKey.ofEd25519(identity.ed25519()).text();
  }

  /// New keys from the enclave's own entropy rather than a library's.
  public static IdentityKeys generate(Entropy entropy) {
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

  /// The public halves, which are attested.
  public EnclaveIdentity identity() {
    return identity;
  }

  @Override
  public DsseEnvelope sign(EnclaveStatement statement) {
    return sign(EnclaveStatement.PAYLOAD_TYPE, EnclaveStatementJson.encode(statement));
  }

  @Override
  public DsseEnvelope sign(SigningReceipt receipt) {
    return sign(SigningReceipt.PAYLOAD_TYPE, ReceiptJson.encode(receipt));
  }

  private DsseEnvelope sign(String type, Bytes payload) {
    byte[] signed = DsseEnvelope.preAuthenticationEncoding(type, payload).toArray();
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, ed25519);
    signer.update(signed, 0, signed.length);
    Bytes signature = Bytes.copyOf(signer.generateSignature());
    return new DsseEnvelope(type, payload, List.of(new DsseSignature(keyId, signature)));
  }

  @Override
  public SecretBytes open(SealedKey sealed, ImportBinding binding) {
    return ImportEnvelope.open(sealed, binding, identity, x25519);
  }
}
