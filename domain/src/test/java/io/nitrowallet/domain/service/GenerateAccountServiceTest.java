package io.nitrowallet.domain.service;

import static io.nitrowallet.domain.service.Enclave.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.attestation.BirthStatement;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.GenerateAccountResult;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.statement.EnclaveStatement;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GenerateAccountServiceTest {
  private static final AccountName NAME = new AccountName("treasury");

  private final Enclave enclave = new Enclave();

  @Test
  void makesARowThatOpensInTheEnclave() {
    Account account = enclave.generate("treasury");
    assertEquals(NAME, account.name());
    assertEquals(AccountPolicy.OPEN, account.policy());
    assertEquals(1, account.sealing().version());
    assertEquals(Enclave.SEAL_KEY, account.sealing().keyArn());
    assertEquals(Instant.parse("2026-11-22T20:21:22Z"), account.createdAt());
    assertInstanceOf(VerifyAccountResult.Verified.class, enclave.verify(account));
    assertTrue(enclave.holdsNoSecret());
  }

  @Test
  void statesTheRowItMadeOverTheRequestersNonce() {
    Account account = enclave.generate("treasury");
    assertEquals(
        List.of(
            EnclaveStatement.about(
                account,
                Optional.of(Enclave.NONCE),
                account.createdAt(),
                enclave.chain.head(),
                new Deed.Made(Origin.GENERATED))),
        enclave.statements);
  }

  @Test
  void statesNothingWhereNoAccountCameOfIt() {
    enclave.dataKeys.fail(ErrorCode.KMS_DENIED);
    assertRefused(ErrorCode.KMS_DENIED, enclave.generate(command(Optional.empty())));
    enclave.nsm.breakDown();
    assertRefused(ErrorCode.KMS_DENIED, enclave.generate(command(Optional.empty())));
    assertEquals(List.of(), enclave.statements);
  }

  @Test
  void certifiesTheBirthOverTheRequestersNonce() {
    Account account = enclave.generate("treasury");
    var stated = enclave.nsm.latest();
    assertEquals(Optional.of(Enclave.NONCE), stated.nonce());
    assertEquals(Optional.of(Enclave.IDENTITY.encode()), stated.publicKey());
    BirthStatement birth =
        new BirthStatement(
            Origin.GENERATED,
            NAME,
            account.publicKey(),
            Enclave.SEAL_KEY,
            AccountPolicy.OPEN.hash());
    assertEquals(Optional.of(birth.userData()), stated.userData());
  }

  @Test
  void everyAccountHasItsOwnKeys() {
    Account one = enclave.generate("one");
    Account two = enclave.generate("two");
    assertNotEquals(one.address(), two.address());
    assertNotEquals(one.sealing().encryptedDataKey(), two.sealing().encryptedDataKey());
  }

  @Test
  void zeroesThePrivateKeyAlsoWhereTheBirthCannotBeCertified() {
    List<byte[]> drawn = new ArrayList<>();
    enclave.entropy =
        target -> {
          new SecureRandom().nextBytes(target);
          drawn.add(target);
        };
    enclave.nsm.breakDown();
    assertRefused(ErrorCode.NSM_FAILED, enclave.generate(command(Optional.empty())));
    assertArrayEquals(new byte[32], drawn.getFirst());
    assertTrue(enclave.dataKeys.allClosed());
  }

  @Test
  void failsClosedWhereEntropyFails() {
    enclave.entropy =
        _ -> {
          throw new RefusedException(ErrorCode.ENTROPY_FAILED, "the source failed");
        };
    assertRefused(ErrorCode.ENTROPY_FAILED, enclave.generate(command(Optional.empty())));
    enclave.entropy = target -> Arrays.fill(target, (byte) 0);
    assertRefused(ErrorCode.ENTROPY_FAILED, enclave.generate(command(Optional.empty())));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "KMS_DENIED",
        "CREDENTIALS_REJECTED",
        "UNAVAILABLE",
        "RESOURCE_NOT_FOUND",
        "KMS_REPLY_REFUSED",
        "NSM_FAILED"
      })
  void passesOnWhyThereIsNoDataKey(ErrorCode code) {
    enclave.dataKeys.fail(code);
    assertRefused(code, enclave.generate(command(Optional.empty())));
  }

  @Test
  void refusesADataKeyThatAnotherKmsKeyWrapped() {
    enclave.dataKeys.claim(Enclave.arn("attackers"));
    assertRefused(ErrorCode.KMS_REPLY_REFUSED, enclave.generate(command(Optional.empty())));
    assertTrue(enclave.dataKeys.allClosed());
  }

  @Test
  void refusesAPolicyItCannotEvaluate() {
    GenerateAccountCommand command = command(Optional.of(new PolicyText("{\"v\":1}")));
    assertRefused(ErrorCode.POLICY_UNSUPPORTED, enclave.generate(command));
  }

  @Test
  void demandsAPolicyWhereThereIsNoDefault() {
    enclave.settings =
        new EnclaveSettings(
            enclave.settings.kmsKeys(), Optional.empty(), enclave.settings.identity());
    assertRefused(ErrorCode.POLICY_MISSING, enclave.generate(command(Optional.empty())));
    assertInstanceOf(
        GenerateAccountResult.Generated.class,
        enclave.generate(command(Optional.of(AccountPolicy.OPEN))));
  }

  @Test
  void sealsOnlyUnderSealKeys() {
    for (String keyId : new String[] {"attackers", "retired-key", Enclave.OPEN_KEY.value(), ""}) {
      GenerateAccountCommand command =
          new GenerateAccountCommand(NAME, Optional.of(keyId), Optional.empty(), Optional.empty());
      assertRefused(ErrorCode.KEY_NOT_ALLOWED, enclave.generate(command));
    }
    assertEquals(0, enclave.dataKeys.unwraps());
  }

  private static GenerateAccountCommand command(Optional<PolicyText> policy) {
    return new GenerateAccountCommand(NAME, Optional.empty(), policy, Optional.empty());
  }
}
