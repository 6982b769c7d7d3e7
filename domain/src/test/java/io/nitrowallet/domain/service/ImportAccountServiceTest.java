package io.nitrowallet.domain.service;

import static io.nitrowallet.domain.service.Enclave.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.attestation.BirthStatement;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.envelope.ImportEnvelope;
import io.nitrowallet.domain.envelope.PrivateKeyEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.ImportAccountCommand;
import io.nitrowallet.domain.port.in.ImportAccountResult.Imported;
import io.nitrowallet.domain.port.in.VerifyAccountResult.Verified;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.domain.statement.EnclaveStatement;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportAccountServiceTest {
  private static final AccountName NAME = new AccountName("inherited");

  private final Enclave enclave = new Enclave();
  private final PrivateKey key = PrivateKey.generate(new SecureRandom()::nextBytes);
  private final Address address = key.publicKey().address();

  private ImportBinding binding(Address claimed, KeyArn keyArn, PolicyText policy) {
    return new ImportBinding(NAME, claimed, keyArn, policy, Enclave.NONCE);
  }

  private ImportBinding binding() {
    return binding(address, Enclave.SEAL_KEY, AccountPolicy.OPEN);
  }

  private ImportAccountCommand command(ImportBinding binding) {
    return new ImportAccountCommand(
        ImportEnvelope.seal(key, Enclave.IDENTITY, binding, new SecureRandom()::nextBytes),
        binding);
  }

  private Account importAccount() {
    return assertInstanceOf(Imported.class, enclave.importAccount(command(binding()))).account();
  }

  @Test
  void makesARowThatOpensToTheKeyThatWasBrought() {
    Account account = importAccount();
    assertEquals(NAME, account.name());
    assertEquals(key.publicKey(), account.publicKey());
    assertEquals(AccountPolicy.OPEN, account.policy());
    assertEquals(Enclave.SEAL_KEY, account.sealing().keyArn());
    assertEquals(1, account.sealing().version());
    assertInstanceOf(Verified.class, enclave.verify(account));
    assertTrue(enclave.holdsNoSecret());
    assertEquals(1, enclave.keysOpened.size());
  }

  @Test
  void certifiesAndStatesThatItWasImported() {
    Account account = importAccount();
    BirthStatement birth =
        new BirthStatement(
            Origin.IMPORTED, NAME, key.publicKey(), Enclave.SEAL_KEY, AccountPolicy.OPEN.hash());
    assertEquals(Optional.of(birth.userData()), enclave.nsm.latest().userData());
    assertEquals(Optional.of(Enclave.NONCE), enclave.nsm.latest().nonce());
    assertEquals(
        List.of(
            EnclaveStatement.about(
                account,
                Optional.of(Enclave.NONCE),
                account.createdAt(),
                enclave.chain.head(),
                new Deed.Made(Origin.IMPORTED))),
        enclave.statements);
  }

  @Test
  void refusesAKeyThatWasSealedForAnotherName() {
    ImportAccountCommand sealed = command(binding());
    var renamed =
        new ImportBinding(
            new AccountName("other"), address, Enclave.SEAL_KEY, AccountPolicy.OPEN, Enclave.NONCE);
    assertRefused(
        ErrorCode.IMPORT_REFUSED,
        enclave.importAccount(new ImportAccountCommand(sealed.sealed(), renamed)));
    nothingCameOfIt();
  }

  @Test
  void refusesAKeyThatIsNotTheAddresss() {
    Address other = enclave.generate("other").address();
    enclave.statements.clear();
    assertRefused(
        ErrorCode.IMPORT_REFUSED,
        enclave.importAccount(command(binding(other, Enclave.SEAL_KEY, AccountPolicy.OPEN))));
    assertTrue(enclave.holdsNoSecret());
    assertEquals(1, enclave.keysOpened.size());
    assertEquals(List.of(), enclave.statements);
  }

  @Test
  void refusesNumbersThatAreNoPrivateKeys() {
    for (String number :
        List.of(
            "00".repeat(32), "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141")) {
      var hollow = new ImportAccountCommand(command(binding()).sealed(), binding());
      var service =
          new ImportAccountService(
              new AccountBirths(
                  new KeyVault(
                      enclave.dataKeys,
                      new PrivateKeyEnvelope(_ -> {}),
                      enclave.settings.kmsKeys(),
                      new RowVersions()),
                  Enclave.IDENTITY,
                  enclave.nsm,
                  () -> Enclave.NOW),
              enclave.settings.kmsKeys(),
              (_, _) -> SecretBytes.adopt(Bytes.ofHex(number).toArray()),
              enclave.policies,
              enclave.notary());
      assertRefused(ErrorCode.IMPORT_REFUSED, service.importAccount(hollow));
      assertEquals(List.of(), enclave.statements);
    }
  }

  @Test
  void judgesPolicyAndKmsKeyBeforeItOpensTheKey() {
    assertRefused(
        ErrorCode.KEY_NOT_ALLOWED,
        enclave.importAccount(
            command(binding(address, Enclave.arn("attackers"), AccountPolicy.OPEN))));
    assertRefused(
        ErrorCode.KEY_NOT_ALLOWED,
        enclave.importAccount(command(binding(address, Enclave.OPEN_KEY, AccountPolicy.OPEN))));
    assertRefused(
        ErrorCode.POLICY_UNSUPPORTED,
        enclave.importAccount(
            command(binding(address, Enclave.SEAL_KEY, new PolicyText("{\"v\":1}")))));
    assertEquals(0, enclave.keysOpened.size());
    nothingCameOfIt();
  }

  @Test
  void zeroesTheKeyAlsoWhereKmsOrTheNsmFail() {
    enclave.nsm.breakDown();
    assertRefused(ErrorCode.NSM_FAILED, enclave.importAccount(command(binding())));
    assertTrue(enclave.holdsNoSecret());
    enclave.dataKeys.fail(ErrorCode.KMS_DENIED);
    assertRefused(ErrorCode.KMS_DENIED, enclave.importAccount(command(binding())));
    assertTrue(enclave.holdsNoSecret());
    assertEquals(2, enclave.keysOpened.size());
    nothingCameOfIt();
  }

  private void nothingCameOfIt() {
    assertEquals(List.of(), enclave.statements);
  }
}
