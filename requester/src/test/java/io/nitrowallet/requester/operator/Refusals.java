package io.nitrowallet.requester.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import java.util.function.Supplier;
import org.junit.jupiter.api.function.Executable;

/// What these tests share.
final class Refusals {
  private Refusals() {}

  static Supplier<SecretBytes> secret(String text) {
    return () -> SecretBytes.adopt(text.getBytes(UTF_8));
  }

  static void requireRefused(ErrorCode code, String words, Executable action) {
    RefusedException refusal = assertThrows(RefusedException.class, action);
    assertEquals(code, refusal.code(), refusal.sentence());
    assertTrue(refusal.sentence().contains(words), refusal.sentence());
  }
}
