package io.nitrowallet.domain.service;

import static io.nitrowallet.domain.service.Enclave.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.attestation.BirthStatement;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.migration.SeedFormat;
import io.nitrowallet.domain.migration.SeedRow;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.MigrateAccountCommand;
import io.nitrowallet.domain.port.in.MigrateAccountResult.Migrated;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.VerifyAccountResult.Verified;
import io.nitrowallet.domain.receipt.RecordedOperation;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.domain.statement.EnclaveStatement;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class MigrateAccountServiceTest {
  private static final AccountName NAME = new AccountName("old");
  private static final String DIGITS =
      "3a1076bf45ab87712ad64ccb3b10217737f7faacbf2872e88fdd9a537d8fe266";

  private final Enclave enclave = new Enclave();
  private final PrivateKey key = PrivateKey.adopt(SecretBytes.adopt(Bytes.ofHex(DIGITS).toArray()));
  private final Address address = key.publicKey().address();

  private SeedRow row(KeyArn keyArn, Address claimed, String text) {
    Bytes encrypted =
        enclave.dataKeys.encrypt(keyArn, Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
    return new SeedRow(SeedFormat.KMS, keyArn, claimed, encrypted, Bytes.EMPTY);
  }

  private SeedRow row() {
    return row(Enclave.OPEN_KEY, address, DIGITS);
  }

  private static MigrateAccountCommand command(SeedRow row) {
    return new MigrateAccountCommand(
        row, NAME, Enclave.SEAL_KEY, AccountPolicy.OPEN, Enclave.NONCE);
  }

  private Account migrated() {
    return assertInstanceOf(Migrated.class, enclave.migrate(command(row()))).account();
  }

  @Test
  void makesARowThatOpensToTheKeyOfTheOldOne() {
    Account account = migrated();
    assertEquals(NAME, account.name());
    assertEquals(key.publicKey(), account.publicKey());
    assertEquals(AccountPolicy.OPEN, account.policy());
    assertEquals(Enclave.SEAL_KEY, account.sealing().keyArn());
    assertEquals(1, account.sealing().version());
    assertInstanceOf(Verified.class, enclave.verify(account));
    assertTrue(enclave.holdsNoSecret());
  }

  @Test
  void opensWhatWasSealedUnderADataKey() {
    Bytes wrapped =
        enclave.dataKeys.encrypt(
            Enclave.OPEN_KEY, Bytes.ofBase64("gnbLKIT08rBb6beAGBqyhBb+usZKBSQ3DgAyDFEolzs="));
    Bytes sealed =
        Bytes.ofBase64("AAECAwQFBgcICQoLDA0OD2TPKao8rcEyZQ+rLzsa0dWOwCx/uBRFQP8lRARYJEcv");
    var row = new SeedRow(SeedFormat.GO, Enclave.OPEN_KEY, address, wrapped, sealed);
    assertInstanceOf(Migrated.class, enclave.migrate(command(row)));
    assertTrue(enclave.holdsNoSecret());
  }

  private SeedRow pythonRow(Bytes sealed) {
    Bytes wrapped = enclave.dataKeys.encrypt(Enclave.OPEN_KEY, Bytes.ofHex("07".repeat(32)));
    return new SeedRow(SeedFormat.PYTHON, Enclave.OPEN_KEY, address, wrapped, sealed);
  }

  private static Bytes sealedByPython() throws GeneralSecurityException {
    byte[] secret = Base64.getEncoder().encode(Bytes.ofHex("07".repeat(32)).toArray());
    byte[] hashed = MessageDigest.getInstance("SHA-256").digest(secret);
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(hashed, "AES"), new IvParameterSpec(new byte[16]));
    byte[] text = ("0x" + DIGITS).getBytes(StandardCharsets.UTF_8);
    return Bytes.concat(Bytes.ofHex("00".repeat(16)), Bytes.copyOf(cipher.doFinal(text)));
  }

  /// Root on the parent changes bits of the vector, and so digits of the key: what is no digit any
  /// more must be answered as what is another digit.
  @Test
  void tellsNothingOfTheDigitsThatAChangedVectorChanges() throws GeneralSecurityException {
    Bytes sealed = sealedByPython();
    assertInstanceOf(Migrated.class, enclave.migrate(command(pythonRow(sealed))));
    Set<Object> answers = new HashSet<>();
    for (int bit = 0; bit < 8 * 16; bit++) {
      byte[] changed = sealed.toArray();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      answers.add(enclave.migrate(command(pythonRow(Bytes.copyOf(changed)))));
    }
    byte[] unpadded = sealed.toArray();
    unpadded[unpadded.length - 17] ^= 1;
    answers.add(enclave.migrate(command(pythonRow(Bytes.copyOf(unpadded)))));
    assertEquals(
        Set.of(
            new Refused(
                ErrorCode.ROW_TAMPERED,
                "the old row does not open to the private key of its address")),
        answers);
    assertTrue(enclave.holdsNoSecret());
  }

  @Test
  void certifiesAndStatesThatItWasMigrated() {
    Account account = migrated();
    BirthStatement birth =
        new BirthStatement(
            Origin.MIGRATED, NAME, key.publicKey(), Enclave.SEAL_KEY, AccountPolicy.OPEN.hash());
    assertEquals(Optional.of(birth.userData()), enclave.nsm.latest().userData());
    assertEquals(Optional.of(Enclave.NONCE), enclave.nsm.latest().nonce());
    EnclaveStatement stated = enclave.statements.getLast();
    assertEquals(
        EnclaveStatement.about(
            account,
            Optional.of(Enclave.NONCE),
            stated.time(),
            stated.receipts(),
            new Deed.Made(Origin.MIGRATED)),
        stated);
    assertEquals(RecordedOperation.MIGRATE, enclave.receipts.getLast().entry().operation());
  }

  /// Root on the parent names another address, or exchanges the ciphertexts of two rows.
  @Test
  void refusesAKeyOfAnotherAddress() {
    SeedRow exchanged = row(Enclave.OPEN_KEY, Address.parse("0x" + "11".repeat(20)), DIGITS);
    assertRefused(ErrorCode.ADDRESS_MISMATCH, enclave.migrate(command(exchanged)));
    assertTrue(enclave.holdsNoSecret());
    assertEquals(List.of(), enclave.statements);
  }

  @Test
  void refusesWhatIsNoKey() {
    SeedRow zero = row(Enclave.OPEN_KEY, address, "00".repeat(32));
    assertRefused(ErrorCode.ROW_TAMPERED, enclave.migrate(command(zero)));
    SeedRow words = row(Enclave.OPEN_KEY, address, "no key at all");
    assertRefused(ErrorCode.ROW_TAMPERED, enclave.migrate(command(words)));
    assertTrue(enclave.holdsNoSecret());
  }

  /// Otherwise whatever was once encrypted under a seal key could be had opened and re-sealed.
  @Test
  void asksKmsOnlyForKeysThatOpen() {
    for (KeyArn other : List.of(Enclave.SEAL_KEY, Enclave.arn("somebody-elses"))) {
      SeedRow row = row(other, address, DIGITS);
      assertRefused(ErrorCode.KEY_NOT_ALLOWED, enclave.migrate(command(row)));
    }
    assertEquals(0, enclave.dataKeys.unwraps());
  }

  @Test
  void sealsOnlyUnderKeysThatSealAndReadablePolicies() {
    for (KeyArn other : List.of(Enclave.OPEN_KEY, Enclave.arn("somebody-elses"))) {
      var asked = new MigrateAccountCommand(row(), NAME, other, AccountPolicy.OPEN, Enclave.NONCE);
      assertRefused(ErrorCode.KEY_NOT_ALLOWED, enclave.migrate(asked));
    }
    var asked =
        new MigrateAccountCommand(
            row(), NAME, Enclave.SEAL_KEY, new PolicyText("{}"), Enclave.NONCE);
    assertRefused(ErrorCode.POLICY_UNSUPPORTED, enclave.migrate(asked));
    assertEquals(0, enclave.dataKeys.unwraps());
  }

  @Test
  void passesOnWhatKmsRefuses() {
    SeedRow row = row();
    enclave.dataKeys.fail(ErrorCode.KMS_DENIED);
    assertRefused(ErrorCode.KMS_DENIED, enclave.migrate(command(row)));
  }

  @Test
  void wantsANonceOf32Bytes() {
    assertEquals(
        ErrorCode.INVALID_VALUE,
        assertThrows(
                RefusedException.class,
                () ->
                    new MigrateAccountCommand(
                        row(), NAME, Enclave.SEAL_KEY, AccountPolicy.OPEN, Bytes.ofHex("00")))
            .code());
  }
}
