package io.nitrowallet.formats.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import org.junit.jupiter.api.function.Executable;

/// Asserts on refusals.
final class Refusals {
  private Refusals() {}

  static void assertRefused(ErrorCode code, Executable executable) {
    assertRefused(code, "", executable);
  }

  /// Refused with `code`, in a sentence that names `what`.
  static void assertRefused(ErrorCode code, String what, Executable executable) {
    RefusedException e = assertThrows(RefusedException.class, executable);
    assertEquals(code, e.code(), e.sentence());
    assertTrue(e.sentence().contains(what), () -> "'%s' in: %s".formatted(what, e.sentence()));
  }
}
