package io.nitrowallet.domain.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KmsKeysTest {
  private static final KeyArn ONE = Enclave.arn("one");
  private static final KeyArn TWO = Enclave.arn("two");
  private static final KeyArn RETIRED = Enclave.arn("retired");

  @Test
  void selectsByArnOrIdOrTheOnlyOne() {
    KmsKeys keys = new KmsKeys(List.of(ONE, TWO), List.of(RETIRED));
    assertEquals(ONE, keys.selectForSealing(Optional.of(ONE.value())));
    assertEquals(TWO, keys.selectForSealing(Optional.of("two")));
    KmsKeys single = new KmsKeys(List.of(ONE), List.of());
    assertEquals(ONE, single.selectForSealing(Optional.empty()));
  }

  @Test
  void guessesNoneOfSeveral() {
    assertRefused(new KmsKeys(List.of(ONE, TWO), List.of()), Optional.empty());
    KeyArn elsewhere = new KeyArn(ONE.value().replace("ap-east-1", "eu-west-1"));
    KmsKeys twoRegions = new KmsKeys(List.of(ONE, elsewhere), List.of());
    assertRefused(twoRegions, Optional.of("one"));
    assertEquals(elsewhere, twoRegions.selectForSealing(Optional.of(elsewhere.value())));
  }

  @Test
  void sealsUnderNoOtherKey() {
    KmsKeys keys = new KmsKeys(List.of(ONE), List.of(RETIRED));
    for (String keyId :
        List.of("", "retired", RETIRED.value(), "ONE", "on", "alias/one", "key/one", ONE + " ")) {
      assertRefused(keys, Optional.of(keyId));
    }
  }

  @Test
  void opensUnderBothKinds() {
    KmsKeys keys = new KmsKeys(List.of(ONE), List.of(RETIRED));
    keys.requireForOpening(ONE);
    keys.requireForOpening(RETIRED);
    RefusedException e = assertThrows(RefusedException.class, () -> keys.requireForOpening(TWO));
    assertEquals(ErrorCode.KEY_NOT_ALLOWED, e.code());
  }

  @Test
  void configurationsNameEachKeyOnceAndOneThatSeals() {
    assertThrows(IllegalArgumentException.class, () -> new KmsKeys(List.of(), List.of(ONE)));
    assertThrows(IllegalArgumentException.class, () -> new KmsKeys(List.of(ONE), List.of(ONE)));
    assertThrows(IllegalArgumentException.class, () -> new KmsKeys(List.of(ONE, ONE), List.of()));
  }

  private static void assertRefused(KmsKeys keys, Optional<String> keyId) {
    RefusedException e = assertThrows(RefusedException.class, () -> keys.selectForSealing(keyId));
    assertEquals(ErrorCode.KEY_NOT_ALLOWED, e.code());
  }
}
