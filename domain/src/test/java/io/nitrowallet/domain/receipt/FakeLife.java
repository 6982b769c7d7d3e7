package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.receipt.SigningReceipt.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// An enclave life that issues receipts as a real one does, and lies where a test wants it to.
final class FakeLife {
  /// Payloads are read by what was written, since JSON is another module's.
  private static final Map<Bytes, SigningReceipt> WRITTEN = new HashMap<>();

  private final Ed25519PrivateKeyParameters key;
  private final EnclaveIdentity identity;
  private final AttestationDocument document;
  private final Bytes boot;
  private final List<DsseEnvelope> receipts = new ArrayList<>();
  private ReceiptHead head;

  FakeLife(int seed, Instant booted) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) seed;
    key = new Ed25519PrivateKeyParameters(bytes, 0);
    identity =
        new EnclaveIdentity(
            Bytes.copyOf(bytes), Bytes.copyOf(key.generatePublicKey().getEncoded()));
    document =
        new AttestationDocument(
            "i-0abc-enc0123",
            booted,
            PcrValues.of(Map.of(0, Bytes.ofHex("a0".repeat(48)))),
            Bytes.ofHex("01"),
            List.of(Bytes.ofHex("01")),
            Optional.of(identity.encode()),
            Optional.empty(),
            Optional.empty());
    boot = utf8(document.toString());
    head = new ReceiptHead(0, Digests.sha256(boot));
  }

  static SigningReceipt read(Bytes payload) {
    return Objects.requireNonNull(WRITTEN.get(payload));
  }

  AttestationDocument document() {
    return document;
  }

  Bytes boot() {
    return boot;
  }

  Bytes fingerprint() {
    return identity.fingerprint();
  }

  ReceiptHead head() {
    return head;
  }

  List<DsseEnvelope> receipts() {
    return receipts;
  }

  /// The chain goes on.
  DsseEnvelope issue(Instant time, Entry entry) {
    SigningReceipt receipt = new SigningReceipt(head.sequence() + 1, head.hash(), time, entry);
    DsseEnvelope envelope = sign(receipt);
    receipts.add(envelope);
    head = new ReceiptHead(receipt.sequence(), Digests.sha256(envelope.payload()));
    return envelope;
  }

  /// Signs whatever it is given.
  DsseEnvelope sign(SigningReceipt receipt) {
    return sign(SigningReceipt.PAYLOAD_TYPE, receipt);
  }

  DsseEnvelope sign(String type, SigningReceipt receipt) {
    Bytes payload = utf8(receipt.toString());
    WRITTEN.put(payload, receipt);
    byte[] signed = DsseEnvelope.preAuthenticationEncoding(type, payload).toArray();
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(signed, 0, signed.length);
    String keyId = VerifyingKey.ofEd25519(identity.ed25519()).text();
    return new DsseEnvelope(
        type, payload, List.of(new DsseSignature(keyId, Bytes.copyOf(signer.generateSignature()))));
  }

  private static Bytes utf8(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }
}
