package io.nitrowallet.domain.service;

import static io.nitrowallet.domain.service.Enclave.assertRefused;
import static io.nitrowallet.domain.service.Enclave.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.ethereum.AccessList;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.Fees;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.SignResult.Signed;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.signing.RecoverableSigner;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.domain.statement.EnclaveStatement;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import io.nitrowallet.domain.summary.Summary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignServiceTest {
  private static final PersonalMessage HELLO = PersonalMessage.ofText("hello");

  private final Enclave enclave = new Enclave();
  private final Account account = enclave.generate("treasury");

  @Test
  void signsATransactionThatItsAccountSends() {
    Payment payment =
        new Payment(
            Uint64.ZERO, Uint64.of(21_000), Optional.of(account.address()), Wei.of(1), Bytes.EMPTY);
    var transaction =
        new DynamicFeeTransaction(
            ChainId.of(1), payment, new Fees(Wei.of(1), Wei.of(2)), AccessList.EMPTY);
    Signed signed = assertInstanceOf(Signed.class, enclave.sign(account, transaction));
    assertEquals("open", signed.rule());
    assertEquals(Summary.of(transaction, account.address()), signed.summary());
    assertEquals(Optional.of(account.address()), transaction.sign(signed.signature()).sender());
    assertTrue(enclave.holdsNoSecret());
  }

  @Test
  void signsTheSameAgain() {
    Signed first = assertInstanceOf(Signed.class, enclave.sign(account, HELLO));
    Signed second = assertInstanceOf(Signed.class, enclave.sign(account, HELLO));
    assertEquals(first.signature(), second.signature());
  }

  @Test
  void statesWhatItSignedAndOpenedOverTheRequestersNonce() {
    Signed signed = assertInstanceOf(Signed.class, enclave.sign(account, HELLO));
    ReceiptHead second = enclave.chain.head();
    enclave.verify(account);
    var time = account.createdAt();
    Bytes summary = Summary.of(HELLO, account.address()).digest();
    var deed = new Deed.Signed(HELLO.digest(), signed.signature().encode(), "open", summary);
    Optional<Bytes> nonce = Optional.of(Enclave.NONCE);
    assertEquals(
        List.of(
            EnclaveStatement.about(account, nonce, time, second, deed),
            EnclaveStatement.about(account, nonce, time, enclave.chain.head(), new Deed.Opened())),
        enclave.statements.subList(1, 3));
  }

  @Test
  void aDeniedRequestNeverReachesKms() {
    PersonalMessage digest = new PersonalMessage(Bytes.ofHex("41".repeat(32)));
    assertRefused(ErrorCode.POLICY_DENIED, enclave.sign(account, digest));
    Account otherPolicy = with(account, new PolicyText("{\"v\":1}"));
    assertRefused(ErrorCode.POLICY_UNSUPPORTED, enclave.sign(otherPolicy, HELLO));
    assertEquals(0, enclave.dataKeys.unwraps());
  }

  @Test
  void aForeignKmsKeyNeverReachesKms() {
    Sealing sealing = account.sealing();
    Account foreign =
        with(
            account,
            new Sealing(
                Enclave.arn("attackers"),
                1,
                sealing.encryptedDataKey(),
                sealing.encryptedPrivateKey()));
    refusedBoth(ErrorCode.KEY_NOT_ALLOWED, foreign);
    assertEquals(0, enclave.dataKeys.unwraps());
  }

  @Test
  void refusesARowWhoseCiphertextWasSwapped() {
    Sealing other = enclave.generate("other").sealing();
    Account swapped = with(account, withCiphertext(account.sealing(), other.encryptedPrivateKey()));
    refusedBoth(ErrorCode.ROW_TAMPERED, swapped);
  }

  @Test
  void refusesARowWhoseDataKeyWasSwapped() {
    Sealing other = enclave.generate("other").sealing();
    Sealing mixed =
        new Sealing(
            Enclave.SEAL_KEY, 1, other.encryptedDataKey(), account.sealing().encryptedPrivateKey());
    refusedBoth(ErrorCode.DATA_KEY_REJECTED, with(account, mixed));
  }

  /// KMS's replies can be forged by who sees the attested key; the row's own binding then refuses.
  @Test
  void refusesASwapThatAForgedKmsReplyWouldLetPass() {
    Account other = enclave.generate("other");
    enclave.dataKeys.ignoreContext();
    Sealing sealing = account.sealing();
    Sealing mixed =
        new Sealing(
            Enclave.SEAL_KEY, 1, other.sealing().encryptedDataKey(), sealing.encryptedPrivateKey());
    refusedBoth(ErrorCode.ROW_TAMPERED, with(account, mixed));
    refusedBoth(ErrorCode.ROW_TAMPERED, with(account, other.sealing()));
    refusedBoth(ErrorCode.ROW_TAMPERED, with(account, new AccountName("renamed")));
    assertRefused(
        ErrorCode.ROW_TAMPERED, enclave.verify(with(account, new PolicyText("{\"v\":1}"))));
  }

  @Test
  void refusesAChangedNameOrVersion() {
    refusedBoth(ErrorCode.DATA_KEY_REJECTED, with(account, new AccountName("renamed")));
    Sealing sealing = account.sealing();
    Sealing newer =
        new Sealing(sealing.keyArn(), 2, sealing.encryptedDataKey(), sealing.encryptedPrivateKey());
    refusedBoth(ErrorCode.ROW_TAMPERED, with(account, newer));
  }

  @Test
  void refusesARetiredKeyThatDidNotSealTheRow() {
    Sealing sealing = account.sealing();
    Sealing retired =
        new Sealing(Enclave.OPEN_KEY, 1, sealing.encryptedDataKey(), sealing.encryptedPrivateKey());
    refusedBoth(ErrorCode.DATA_KEY_REJECTED, with(account, retired));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "KMS_DENIED",
        "CREDENTIALS_REJECTED",
        "UNAVAILABLE",
        "DATA_KEY_REJECTED",
        "KMS_REPLY_REFUSED",
        "NSM_FAILED"
      })
  void passesOnWhyKmsReleasedNothing(ErrorCode code) {
    enclave.dataKeys.fail(code);
    refusedBoth(code, account);
  }

  @Test
  void withholdsASignatureThatIsWrong() {
    RecoverableSigner honest = enclave.signer;
    Bytes otherDigest = Bytes.ofHex("42".repeat(32));
    RecoverableSigner[] broken = {
      (key, _) -> honest.sign(key, otherDigest),
      (key, digest) -> {
        Signature signature = honest.sign(key, digest);
        return new Signature(signature.r(), signature.s(), signature.yParity() ^ 1);
      }
    };
    for (RecoverableSigner signer : broken) {
      enclave.signer = signer;
      assertRefused(ErrorCode.INTERNAL, enclave.sign(account, HELLO));
      assertTrue(enclave.holdsNoSecret());
    }
    assertEquals(2, enclave.keysUsed.size());
  }

  private void refusedBoth(ErrorCode code, Account row) {
    SignResult signed = enclave.sign(row, HELLO);
    assertRefused(code, signed);
    assertRefused(code, enclave.verify(row));
    assertTrue(
        enclave.statements.stream().allMatch(stated -> stated.deed() instanceof Deed.Made),
        "nothing is stated that did not happen");
    assertTrue(enclave.holdsNoSecret());
    assertTrue(enclave.keysUsed.isEmpty(), "no key was opened");
  }

  private static Sealing withCiphertext(Sealing sealing, Bytes encryptedPrivateKey) {
    return new Sealing(
        sealing.keyArn(), sealing.version(), sealing.encryptedDataKey(), encryptedPrivateKey);
  }
}
