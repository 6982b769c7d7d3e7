package io.nitrowallet.vsock;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.statement.EnclaveStatement;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import io.nitrowallet.formats.json.EnclaveStatementJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// The signing half of an enclave life, another one for each seed.
public final class Life {
  public static final ReceiptHead HEAD = new ReceiptHead(4, Fixtures.repeated(10, 32));

  private final Ed25519PrivateKeyParameters key;

  public Life(int seed) {
    key = new Ed25519PrivateKeyParameters(Fixtures.repeated(seed, 32).toArray(), 0);
  }

  public EnclaveIdentity identity() {
    return new EnclaveIdentity(
        Fixtures.repeated(12, 32), Bytes.copyOf(key.generatePublicKey().getEncoded()));
  }

  /// What this life says when it did `deed`.
  public DsseEnvelope state(Account account, Optional<Bytes> nonce, Deed deed) {
    Instant now = Instant.parse("2026-11-22T10:11:13Z");
    return sign(
        EnclaveStatement.PAYLOAD_TYPE,
        EnclaveStatementJson.encode(EnclaveStatement.about(account, nonce, now, HEAD, deed)));
  }

  /// Signs any payload as anything.
  public DsseEnvelope sign(String type, Bytes payload) {
    byte[] signed = DsseEnvelope.preAuthenticationEncoding(type, payload).toArray();
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(signed, 0, signed.length);
    String keyId = VerifyingKey.ofEd25519(identity().ed25519()).text();
    return new DsseEnvelope(
        type, payload, List.of(new DsseSignature(keyId, Bytes.copyOf(signer.generateSignature()))));
  }
}
