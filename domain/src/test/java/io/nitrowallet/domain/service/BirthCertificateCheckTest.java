package io.nitrowallet.domain.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.service.BirthCertificateCheck.Birthplace;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BirthCertificateCheckTest {
  private static final AttestationExpectations EXPECTED =
      new AttestationExpectations(
          FakeNsm.PCRS, Optional.of(Enclave.NONCE), new Freshness.Archived());

  private final Enclave enclave = new Enclave();
  private final Account account = enclave.generate("treasury");
  private final BirthCertificateCheck check = new BirthCertificateCheck(enclave.nsm);

  @Test
  void findsTheIdentityOfTheEnclaveThatGaveBirthAndTheRootThatVouchesForIt() {
    Birthplace birthplace = check.check(account, EnumSet.allOf(Origin.class), EXPECTED);
    assertEquals(Enclave.IDENTITY, birthplace.enclave());
    assertEquals(Origin.GENERATED, birthplace.origin());
    assertEquals(FakeNsm.ROOT, birthplace.root());
  }

  @Test
  void refusesAnotherOrigin() {
    refused(account, Origin.IMPORTED, EXPECTED, "origin");
    refused(account, Origin.MIGRATED, EXPECTED, "origin");
  }

  @Test
  void refusesAnotherNamePolicyOrKmsKey() {
    refused(Enclave.with(account, new AccountName("other")), "name");
    refused(Enclave.with(account, new PolicyText("{}")), "policy");
    Sealing sealing = account.sealing();
    Sealing otherKey =
        new Sealing(
            Enclave.arn("attackers"), 1, sealing.encryptedDataKey(), sealing.encryptedPrivateKey());
    refused(Enclave.with(account, otherKey), "KMS key");
  }

  @Test
  void refusesAnotherPublicKey() {
    Account other = enclave.generate("treasury");
    Account mixed = withCertificate(other, account.birthCertificate());
    refused(mixed, "public key");
  }

  @Test
  void refusesAnotherNonceAndAnotherImage() {
    Bytes otherNonce = Bytes.ofHex("4f".repeat(32));
    PcrValues otherPcrs = PcrValues.of(Map.of(0, Bytes.ofHex("5b".repeat(48))));
    AttestationExpectations other =
        new AttestationExpectations(otherPcrs, Optional.of(otherNonce), new Freshness.Archived());
    refused(account, Origin.GENERATED, other, "the nonce is another; PCR0 is another");
  }

  @Test
  void refusesADocumentThatDoesNotVerify() {
    refused(withCertificate(account, Bytes.EMPTY), "signature");
    refused(withCertificate(account, Bytes.ofHex("ff")), "signature");
  }

  @Test
  void saysInRefusalsTooThatTheRootIsNotAws() {
    refused(withCertificate(account, Bytes.EMPTY), "(judged by a development root, not by AWS's)");
  }

  @Test
  void refusesADocumentWithoutStatementOrIdentity() {
    Optional<Bytes> nonce = Optional.of(Enclave.NONCE);
    Optional<Bytes> identity = Optional.of(Enclave.IDENTITY.encode());
    Optional<Bytes> statement = enclave.nsm.latest().userData();
    refused(forged(identity, Optional.empty(), nonce), "states another");
    refused(forged(Optional.empty(), statement, nonce), "identity");
    refused(forged(Optional.of(Bytes.ofHex("11")), statement, nonce), "identity");
  }

  @Test
  void expectationsWithoutPcr0AreNone() {
    PcrValues none = PcrValues.of(Map.of(1, Bytes.ofHex("5a".repeat(48))));
    assertThrows(
        IllegalArgumentException.class,
        () -> new AttestationExpectations(none, Optional.empty(), new Freshness.Archived()));
  }

  private Account forged(
      Optional<Bytes> publicKey, Optional<Bytes> userData, Optional<Bytes> nonce) {
    return withCertificate(account, enclave.nsm.forge(publicKey, userData, nonce));
  }

  private static Account withCertificate(Account account, Bytes certificate) {
    return new Account(
        account.name(),
        account.publicKey(),
        account.policy(),
        account.createdAt(),
        certificate,
        account.sealing());
  }

  private void refused(Account row, String what) {
    refused(row, Origin.GENERATED, EXPECTED, what);
  }

  private void refused(
      Account row, Origin origin, AttestationExpectations expectations, String what) {
    RefusedException e =
        assertThrows(RefusedException.class, () -> check.check(row, Set.of(origin), expectations));
    assertEquals(ErrorCode.BIRTH_CERTIFICATE_REFUSED, e.code());
    assertTrue(e.sentence().contains(what), e.sentence());
  }
}
