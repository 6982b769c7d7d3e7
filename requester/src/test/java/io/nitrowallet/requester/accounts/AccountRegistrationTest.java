package io.nitrowallet.requester.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRegistrationTest {
  private static final List<String> STEPS = List.of("generate", "insert", "read", "verify", "pin");

  private static final Pin PIN = new Pin(Fixture.account(1).address(), Origin.GENERATED);

  private final Scene scene = new Scene();
  private PcrValues expected = Fixture.PCRS;

  private NewAccounts.Registered register() {
    return new AccountRegistration(scene, scene.newAccounts(expected)).register(Fixture.order());
  }

  private RefusedException refusal() {
    return assertThrows(RefusedException.class, this::register);
  }

  @Test
  void showsTheAddressAfterGenerateInsertReadVerifyAndPinInThisOrder() {
    assertEquals(Fixture.account(1), register().account());
    assertEquals(STEPS, scene.log);
    assertEquals(Map.of(Fixture.NAME, PIN), scene.pinned);
  }

  @ParameterizedTest
  @ValueSource(strings = {"generate", "insert", "read", "verify", "pin"})
  void showsNothingWhereItDiesAtAnyStep(String step) {
    scene.fatal = step;
    assertThrows(IllegalStateException.class, this::register);
    assertEquals(STEPS.subList(0, STEPS.indexOf(step) + 1), scene.log);
    assertEquals(Map.of(), scene.pinned);
  }

  static Stream<Account> otherAnswers() {
    Account account = Fixture.account(1);
    Sealing sealing = account.sealing();
    var otherKey = new KeyArn(Fixture.KEY.value().replace("1234abcd", "9999abcd"));
    return Stream.of(
        with(account, new AccountName("other"), account.policy(), sealing, certificate(1)),
        with(account, Fixture.NAME, new PolicyText("{}"), sealing, certificate(1)),
        with(account, Fixture.NAME, account.policy(), sealed(otherKey, 1), certificate(1)),
        with(account, Fixture.NAME, account.policy(), sealed(Fixture.KEY, 2), certificate(1)),
        // the certificate of another key pair
        with(account, Fixture.NAME, account.policy(), sealing, certificate(2)),
        // the right statement over another nonce
        with(
            account,
            Fixture.NAME,
            account.policy(),
            sealing,
            PaperVerifier.certificate(certificate(1).slice(0, 32), Bytes.ofHex("33".repeat(32)))));
  }

  private static Bytes certificate(int seed) {
    return Fixture.account(seed).birthCertificate();
  }

  private static Sealing sealed(KeyArn key, long version) {
    return new Sealing(key, version, Bytes.ofHex("01"), Bytes.ofHex("02"));
  }

  private static Account with(
      Account account, AccountName name, PolicyText policy, Sealing sealing, Bytes certificate) {
    return new Account(
        name, account.publicKey(), policy, account.createdAt(), certificate, sealing);
  }

  @ParameterizedTest
  @MethodSource("otherAnswers")
  void refusesAnAnswerThatDiffersFromTheOrderInAnyField(Account answer) {
    scene.born = answer;
    assertEquals(ErrorCode.BIRTH_CERTIFICATE_REFUSED, refusal().code());
    assertEquals(List.of("generate"), scene.log);
  }

  @Test
  void refusesACertificateOfAnotherImage() {
    expected = PcrValues.of(Map.of(0, Bytes.ofHex("cd".repeat(48))));
    RefusedException refusal = refusal();
    assertEquals(ErrorCode.BIRTH_CERTIFICATE_REFUSED, refusal.code());
    assertTrue(refusal.sentence().contains("PCR0"), refusal.sentence());
    assertEquals(Map.of(), scene.rows);
  }

  @Test
  void refusesAnAccountThatWasBornInAnotherLifeThanTheAttestedOne() {
    Account account = Fixture.account(1);
    scene.born =
        with(
            account,
            Fixture.NAME,
            account.policy(),
            account.sealing(),
            Bytes.concat(account.birthCertificate(), PaperVerifier.identity(8).encode()));
    RefusedException refusal = refusal();
    assertEquals(ErrorCode.BIRTH_CERTIFICATE_REFUSED, refusal.code());
    assertTrue(refusal.sentence().contains("another enclave life"), refusal.sentence());
    assertEquals(Map.of(), scene.rows);
  }

  @Test
  void refusesAnImportedKeyWhereANewOneWasAskedFor() {
    scene.born = Fixture.account(Fixture.NAME, 1, Origin.IMPORTED);
    assertEquals(ErrorCode.BIRTH_CERTIFICATE_REFUSED, refusal().code());
    assertEquals(Map.of(), scene.rows);
  }

  @Test
  void asksForNothingWhereNoPcr0IsExpected() {
    expected = PcrValues.of(Map.of());
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refusal().code());
    assertEquals(List.of(), scene.log);
  }

  @Test
  void asksForNothingWhereTheNameIsPinned() {
    scene.pinned.put(Fixture.NAME, PIN);
    assertEquals(ErrorCode.ACCOUNT_EXISTS, refusal().code());
    assertEquals(List.of(), scene.log);
  }

  @Test
  void doesNotReplaceAnAccountOfTheSameName() {
    scene.rows.put(Fixture.NAME, Fixture.account(2));
    assertEquals(ErrorCode.ACCOUNT_EXISTS, refusal().code());
    assertEquals(Fixture.account(2), scene.rows.get(Fixture.NAME));
  }

  @Test
  void refusesATableThatReturnsAnotherRowThanWasWritten() {
    scene.served = Optional.of(Fixture.account(2));
    assertEquals(ErrorCode.ROW_TAMPERED, refusal().code());
    assertEquals(Map.of(), scene.pinned);
  }

  @Test
  void refusesAnEnclaveThatVerifiesAnotherAddress() {
    scene.verdict =
        Optional.of(
            new VerifyAccountResult.Verified(
                Fixture.NAME, Fixture.account(2).address(), 1, Fixture.SIGNED));
    assertEquals(ErrorCode.REPLY_REFUSED, refusal().code());
    assertEquals(Map.of(), scene.pinned);
  }
}
