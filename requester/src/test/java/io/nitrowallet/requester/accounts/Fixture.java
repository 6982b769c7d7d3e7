package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.BirthStatement;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.AttestResult;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.service.AttestedIdentity;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.formats.cbor.AttestationDocumentCodec;
import io.nitrowallet.formats.cbor.CoseSign1;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Accounts and what belongs to them, small enough to be read in a test.
public final class Fixture {
  public static final AccountName NAME = new AccountName("treasury");
  public static final KeyArn KEY =
      new KeyArn("arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab");
  public static final PcrValues PCRS = PcrValues.of(Map.of(0, Bytes.ofHex("ab".repeat(48))));
  public static final Bytes NONCE = Bytes.ofHex("11".repeat(32));

  /// A signed result that nobody here looks at: that is `AttestedEnclave`'s part.
  public static final DsseEnvelope SIGNED =
      new DsseEnvelope("t", Bytes.EMPTY, List.of(new DsseSignature("k", Bytes.EMPTY)));

  private Fixture() {}

  public static GenerateAccountCommand order() {
    return new GenerateAccountCommand(
        NAME, Optional.of(KEY.keyId()), Optional.of(AccountPolicy.OPEN), Optional.of(NONCE));
  }

  /// A private key that differs by `seed`.
  public static PrivateKey privateKey(int seed) {
    byte[] bytes = ByteBuffer.allocate(PrivateKey.LENGTH).putInt(28, seed).array();
    return PrivateKey.adopt(SecretBytes.adopt(bytes));
  }

  /// The account of {@link #privateKey}, with a certificate that {@link PaperVerifier} believes.
  public static Account account(int seed) {
    return account(NAME, seed);
  }

  /// The same row with a certificate that has the form of one, and that nobody signed.
  public static Account withUnsignedCertificate(Account account, Origin origin) {
    Bytes anything = Bytes.ofHex("01");
    var document =
        new AttestationDocument(
            "i-1-enc1",
            Instant.parse("2026-11-22T20:00:00Z"),
            PCRS,
            anything,
            List.of(anything),
            Optional.empty(),
            Optional.of(BirthStatement.of(account, origin).userData()),
            Optional.of(NONCE));
    Bytes forged =
        new CoseSign1(
                CoseSign1.protectedHeader(CoseSign1.ES384),
                AttestationDocumentCodec.encode(document),
                Bytes.ofHex("00".repeat(96)))
            .encode();
    return new Account(
        account.name(),
        account.publicKey(),
        account.policy(),
        account.createdAt(),
        forged,
        account.sealing());
  }

  public static Account account(AccountName name, int seed) {
    return account(name, seed, Origin.GENERATED);
  }

  public static Account account(AccountName name, int seed, Origin origin) {
    try (PrivateKey key = privateKey(seed)) {
      PublicKey publicKey = key.publicKey();
      Bytes statement =
          new BirthStatement(origin, name, publicKey, KEY, AccountPolicy.OPEN.hash()).userData();
      return new Account(
          name,
          publicKey,
          AccountPolicy.OPEN,
          Instant.parse("2026-11-22T20:00:00Z"),
          PaperVerifier.certificate(statement, NONCE),
          new Sealing(KEY, 1, Bytes.ofHex("01"), Bytes.ofHex("02")));
    }
  }

  /// A session with the one enclave life that {@link PaperVerifier} knows.
  public static AttestedIdentity session(PcrValues expected) {
    return new AttestedIdentity(
        nonce ->
            new AttestResult.Attested(
                PaperVerifier.document(nonce), NONCE, new ReceiptHead(0, NONCE)),
        new PaperVerifier(),
        expected,
        target -> Arrays.fill(target, (byte) 0x55),
        () -> Instant.EPOCH);
  }
}
