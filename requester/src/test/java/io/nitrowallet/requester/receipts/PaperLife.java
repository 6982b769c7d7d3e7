package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.AttestationReport;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.port.in.ListReceiptsResult;
import io.nitrowallet.domain.port.in.ListReceiptsUseCase;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.receipt.ReceiptLine;
import io.nitrowallet.domain.receipt.RecordedOperation;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.domain.receipt.SigningReceipt.Entry;
import io.nitrowallet.domain.receipt.SigningReceipt.Extract;
import io.nitrowallet.domain.receipt.SigningReceipt.Outcome;
import io.nitrowallet.formats.cbor.AttestationDocumentCodec;
import io.nitrowallet.formats.cbor.CoseSign1;
import io.nitrowallet.formats.json.ReceiptJson;
import io.nitrowallet.formats.json.ReceiptLineJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// An enclave life that issues and gives out receipts as a real one does. Its boot document is of
/// the right form and has no signature.
public final class PaperLife implements ListReceiptsUseCase {
  private static final PcrValues PCRS = PcrValues.of(Map.of(0, Bytes.ofHex("a0".repeat(48))));

  public final Instant booted;
  private final Ed25519PrivateKeyParameters key;
  private final EnclaveIdentity identity;
  private final AttestationDocument document;
  private final Bytes boot;
  private final List<DsseEnvelope> receipts = new ArrayList<>();
  private ReceiptHead head;
  private long oldest = 1;

  public PaperLife(int seed) {
    this(seed, Instant.parse("2026-11-26T12:00:00Z"));
  }

  public PaperLife(int seed, Instant booted) {
    this.booted = booted;
    byte[] bytes = new byte[32];
    bytes[0] = (byte) seed;
    key = new Ed25519PrivateKeyParameters(bytes, 0);
    identity =
        new EnclaveIdentity(
            Bytes.copyOf(bytes), Bytes.copyOf(key.generatePublicKey().getEncoded()));
    Bytes any = Bytes.ofHex("01");
    document =
        new AttestationDocument(
            "i-0abc-enc0123",
            booted,
            PCRS,
            any,
            List.of(any),
            Optional.of(identity.encode()),
            Optional.empty(),
            Optional.empty());
    boot =
        new CoseSign1(
                CoseSign1.protectedHeader(CoseSign1.ES384),
                AttestationDocumentCodec.encode(document),
                Bytes.ofHex("00".repeat(96)))
            .encode();
    head = new ReceiptHead(0, Digests.sha256(boot));
  }

  public Bytes fingerprint() {
    return identity.fingerprint();
  }

  public synchronized ReceiptHead head() {
    return head;
  }

  public Bytes boot() {
    return boot;
  }

  /// Judges boot documents: whatever is of this form stands.
  public static AttestationVerdict believe(Bytes bootDocument) {
    var said = AttestationDocumentCodec.decode(CoseSign1.decode(bootDocument).payload());
    var expected = new AttestationExpectations(PCRS, Optional.empty(), new Freshness.Archived());
    return new AttestationVerdict.Verified(
        new AttestationReport(said, expected, List.of()),
        new TrustRoot(Bytes.EMPTY, TrustRoot.Kind.DEVELOPMENT));
  }

  /// Some signatures, a second after each other.
  public PaperLife sign(int count) {
    for (int i = 0; i < count; i++) {
      sign("treasury", 1);
    }
    return this;
  }

  /// Some refusals, whose receipts are the shortest there are.
  public PaperLife refuse(int count) {
    for (int i = 0; i < count; i++) {
      issue(
          new Entry(
              RecordedOperation.SIGN,
              reference("treasury", 1),
              Optional.empty(),
              Optional.empty(),
              new Outcome.Refused(ErrorCode.POLICY_DENIED),
              Optional.empty()));
    }
    return this;
  }

  /// A signature with an account at a version.
  public DsseEnvelope sign(String account, long version) {
    return issue(
        new Entry(
            RecordedOperation.SIGN,
            reference(account, version),
            Optional.of("open"),
            Optional.of(Bytes.ofHex("33".repeat(32))),
            new Outcome.Signed(Bytes.ofHex("44".repeat(32)), Bytes.ofHex("55".repeat(65))),
            Optional.of(
                new Extract("=Message of 5 bytes, \"hello\"", Bytes.ofHex("66".repeat(32))))));
  }

  private static AccountReference reference(String account, long version) {
    return new AccountReference(
        new AccountName(account),
        new Address(Bytes.ofHex("11".repeat(20))),
        version,
        Bytes.ofHex("22".repeat(32)));
  }

  private synchronized DsseEnvelope issue(Entry entry) {
    long sequence = head.sequence() + 1;
    DsseEnvelope receipt =
        seal(new SigningReceipt(sequence, head.hash(), booted.plusSeconds(sequence), entry));
    receipts.add(receipt);
    head = new ReceiptHead(sequence, Digests.sha256(receipt.payload()));
    return receipt;
  }

  private DsseEnvelope seal(SigningReceipt receipt) {
    Bytes payload = ReceiptJson.encode(receipt);
    String type = SigningReceipt.PAYLOAD_TYPE;
    byte[] signed = DsseEnvelope.preAuthenticationEncoding(type, payload).toArray();
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(signed, 0, signed.length);
    String keyId = VerifyingKey.ofEd25519(identity.ed25519()).text();
    return new DsseEnvelope(
        type, payload, List.of(new DsseSignature(keyId, Bytes.copyOf(signer.generateSignature()))));
  }

  /// What is older than the last `kept` is no longer given out.
  synchronized PaperLife forgetting(long kept) {
    oldest = Math.max(1, head.sequence() - kept + 1);
    return this;
  }

  /// All lines of this life, as files hold them.
  public synchronized List<Bytes> lines() {
    List<Bytes> lines = new ArrayList<>();
    lines.add(ReceiptLineJson.encode(new ReceiptLine.Boot(boot)));
    receipts.forEach(
        receipt -> lines.add(ReceiptLineJson.encode(new ReceiptLine.Receipt(receipt))));
    return lines;
  }

  @Override
  public synchronized ListReceiptsResult receipts(long from) {
    long first = Math.max(from, oldest);
    return new ListReceiptsResult.Receipts(
        boot, first, receipts.stream().skip(first - 1).limit(PAGE).toList(), head);
  }
}
