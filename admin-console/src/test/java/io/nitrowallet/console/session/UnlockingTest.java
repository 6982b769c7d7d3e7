package io.nitrowallet.console.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.requester.operator.OperatorKey;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What is held while a key is unlocked does not outlive it (threat-model.md, secret leakage).
final class UnlockingTest {
  private final AtomicReference<SecretBytes> lent = new AtomicReference<>();
  private final CountedKey key = new CountedKey();

  @Test
  void overwritesTheCharactersAndLendsThemAsUtf8() {
    char[] typed = "pässwörd".toCharArray();
    Unlocking attempt = Unlocking.with(typed);
    assertArrayEquals(new char[8], typed);
    attempt.open(secret -> {
      lent.set(secret.get());
      String text = secret.get().use(utf8 -> new String(utf8, StandardCharsets.UTF_8));
      assertEquals("pässwörd", text);
      return key;
    });
    assertTrue(lent.get().isDestroyed());
    assertEquals(key, attempt.take());
    assertEquals(0, key.closed);
  }

  @Test
  void closesTheSecretWhereTheHolderNeverAskedForIt() {
    Unlocking attempt = Unlocking.with("typed".toCharArray());
    RefusedException refusal =
        assertThrows(
            RefusedException.class,
            () ->
                attempt.open(secret -> {
                  lent.set(secret.get());
                  throw new RefusedException(ErrorCode.RESOURCE_NOT_FOUND, "no such file");
                }));
    assertEquals(ErrorCode.RESOURCE_NOT_FOUND, refusal.code());
    assertTrue(lent.get().isDestroyed());
  }

  @Test
  void closesAKeyThatIsOpenedAfterItWasGivenUp() {
    Unlocking attempt = Unlocking.with("typed".toCharArray());
    attempt.open(secret -> {
      attempt.giveUp();
      lent.set(secret.get());
      assertFalse(lent.get().isDestroyed(), "a token that looks at it must not see zeroes");
      return key;
    });
    assertEquals(1, key.closed);
    assertTrue(lent.get().isDestroyed());
  }

  @Test
  void closesAKeyThatNobodyTook() {
    Unlocking attempt = Unlocking.with("typed".toCharArray());
    attempt.open(_ -> key);
    attempt.giveUp();
    assertEquals(1, key.closed);
  }

  @Test
  void leavesAKeyThatWasTakenToItsOwner() {
    Unlocking attempt = Unlocking.with("typed".toCharArray());
    attempt.open(_ -> key);
    attempt.take();
    attempt.giveUp();
    assertEquals(0, key.closed);
  }

  @Test
  void triesNothingOnceItWasGivenUp() {
    Unlocking attempt = Unlocking.with("typed".toCharArray());
    attempt.giveUp();
    attempt.open(UnlockingTest::never);
    attempt.giveUp();
    assertEquals(0, key.closed);
  }

  private static OperatorKey never(Supplier<SecretBytes> secret) {
    throw new AssertionError("it was given up");
  }

  /// Counts how often it is closed.
  private static final class CountedKey implements OperatorKey {
    private int closed;

    @Override
    public VerifyingKey publicKey() {
      throw new AssertionError("nobody verifies");
    }

    @Override
    public Bytes sign(Bytes message) {
      throw new AssertionError("nobody signs");
    }

    @Override
    public void close() {
      closed++;
    }
  }
}
