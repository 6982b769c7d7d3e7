package io.nitrowallet.requester.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.ImportAccountCommand;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.service.ImportRecipient;
import io.nitrowallet.requester.accounts.AccountAudit.Pinning;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountImportTest {
  private final Scene scene = new Scene();
  private final List<ImportAccountCommand> asked = new ArrayList<>();
  private PcrValues expected = Fixture.PCRS;

  private AccountImport imports(Entropy entropy) {
    return new AccountImport(
        () ->
            new ImportRecipient(
                Fixture.session(expected).get(),
                command -> {
                  asked.add(command);
                  return scene.importAccount(command);
                }),
        entropy,
        scene.newAccounts(expected));
  }

  private NewAccounts.Registered register() {
    return register(imports(AccountImportTest::draw));
  }

  private static NewAccounts.Registered register(AccountImport imports) {
    try (var key = Fixture.privateKey(1)) {
      return imports.register(key, Fixture.NAME, Fixture.KEY, AccountPolicy.OPEN);
    }
  }

  /// The nonce that the fixtures' certificates repeat.
  private static void draw(byte[] target) {
    Arrays.fill(target, (byte) 0x11);
  }

  private RefusedException refusal() {
    return assertThrows(RefusedException.class, this::register);
  }

  @Test
  void sealsTheKeyForWhatItAsksForAndPinsTheOrigin() {
    scene.born = Fixture.account(Fixture.NAME, 1, Origin.IMPORTED);
    NewAccounts.Registered registered = register();
    assertEquals(Origin.IMPORTED, registered.birthplace().origin());
    assertEquals(List.of("import", "insert", "read", "verify", "pin"), scene.log);
    assertEquals(
        Map.of(Fixture.NAME, new Pin(registered.account().address(), Origin.IMPORTED)),
        scene.pinned);
    assertEquals(
        new ImportBinding(
            Fixture.NAME,
            registered.account().address(),
            Fixture.KEY,
            AccountPolicy.OPEN,
            Fixture.NONCE),
        asked.getFirst().binding());
  }

  @Test
  void refusesAGeneratedAccountOrAnotherAddressInItsPlace() {
    assertEquals(ErrorCode.BIRTH_CERTIFICATE_REFUSED, refusal().code());
    scene.born = Fixture.account(Fixture.NAME, 2, Origin.IMPORTED);
    assertTrue(refusal().sentence().contains("address"), refusal().sentence());
    assertEquals(Map.of(), scene.rows);
  }

  @Test
  void sealsNothingWhereTheNameIsTakenOrTheEnclaveIsNotKnown() {
    scene.pinned.put(Fixture.NAME, new Pin(Fixture.account(2).address(), Origin.GENERATED));
    assertEquals(ErrorCode.ACCOUNT_EXISTS, refusal().code());
    scene.pinned.clear();
    expected = PcrValues.of(Map.of(0, Bytes.ofHex("cd".repeat(48))));
    assertEquals(ErrorCode.ATTESTATION_REFUSED, refusal().code());
    expected = PcrValues.of(Map.of());
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refusal().code());
    assertEquals(List.of(), asked);
  }

  @Test
  void anAuditShowsTheOriginAndRefusesOneThatDiffersFromThePin() {
    scene.keep(Fixture.account(Fixture.NAME, 1, Origin.IMPORTED));
    assertEquals(ErrorCode.BIRTH_CERTIFICATE_REFUSED, auditRefusal().code());
    scene.pinned.clear();
    assertEquals(Origin.IMPORTED, audit(Pinning.YES).birthplace().origin());
    assertEquals(Origin.IMPORTED, audit(Pinning.NO).birthplace().origin());
    scene.rows.put(Fixture.NAME, Fixture.account(1));
    assertEquals(ErrorCode.BIRTH_CERTIFICATE_REFUSED, auditRefusal().code());
  }

  private AccountAudit.Audited audit(Pinning pinning) {
    var births =
        new BirthInspection(
            new PaperVerifier(), expected, () -> Instant.EPOCH, Fixture.session(expected)::is);
    return new AccountAudit(
            new PinnedAccounts(scene, scene.pins()),
            births,
            new AccountVerification(scene),
            scene.pins())
        .audit(Fixture.NAME, pinning);
  }

  private RefusedException auditRefusal() {
    return assertThrows(RefusedException.class, () -> audit(Pinning.NO));
  }

  @Test
  void drawsANewNonceForEachImport() {
    AccountImport imports = imports(new SecureRandom()::nextBytes);
    for (int i = 0; i < 2; i++) {
      assertThrows(RefusedException.class, () -> register(imports));
    }
    assertNotEquals(asked.get(0).binding().nonce(), asked.get(1).binding().nonce());
    assertNotEquals(asked.get(0).sealed(), asked.get(1).sealed());
  }
}
