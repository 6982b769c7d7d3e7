package io.nitrowallet.domain.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.vectors.Vectors;
import io.nitrowallet.domain.vectors.Vectors.Case;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The published cases against the very cipher and key derivation of the envelope.
class WycheproofEnvelopeTest {
  /// The longest output of HKDF-SHA256: 255 blocks.
  private static final int MAX_OUTPUT = 255 * 32;

  @Test
  void opensAndSealsEveryAesGcmCaseOfTheEnvelopesShape() {
    List<Case> all = Vectors.wycheproof("aes_gcm").toList();
    List<Case> applicable =
        all.stream().filter(WycheproofEnvelopeTest::hasTheEnvelopesShape).toList();
    applicable.forEach(WycheproofEnvelopeTest::check);
    assertEquals(66, applicable.size());
    System.out.printf(
        "Wycheproof aes_gcm: %d cases of 256-bit key, 96-bit nonce, 128-bit tag (%d valid); %d"
            + " others not applicable%n",
        applicable.size(),
        applicable.stream().filter(Case::isValid).count(),
        all.size() - applicable.size());
  }

  private static boolean hasTheEnvelopesShape(Case each) {
    return each.group().get("keySize").intValue() == 256
        && each.group().get("ivSize").intValue() == 96
        && each.group().get("tagSize").intValue() == 128;
  }

  private static void check(Case each) {
    byte[] key = each.hex("key").toArray();
    Bytes nonce = each.hex("iv");
    Bytes aad = each.hex("aad");
    Bytes sealed = Bytes.concat(each.hex("ct"), each.hex("tag"));
    if (each.isValid()) {
      assertEquals(
          each.hex("msg"), Bytes.copyOf(Aes256Gcm.open(key, nonce, aad, sealed)), each::toString);
      assertEquals(
          sealed, Aes256Gcm.seal(key, nonce, aad, each.hex("msg").toArray()), each::toString);
    } else {
      assertThrows(
          RefusedException.class, () -> Aes256Gcm.open(key, nonce, aad, sealed), each::toString);
    }
  }

  @Test
  void derivesEveryHkdfCaseOfALengthThatExists() {
    List<Case> cases = Vectors.wycheproof("hkdf_sha256").toList();
    int derived = 0;
    for (Case each : cases) {
      int size = each.test().get("size").intValue();
      assertEquals(size <= MAX_OUTPUT, each.isValid(), each::toString);
      if (each.isValid()) {
        byte[] okm =
            EnvelopeKeys.expand(
                each.hex("ikm").toArray(), each.hex("salt"), each.hex("info"), size);
        assertEquals(each.hex("okm"), Bytes.copyOf(okm), each::toString);
        derived++;
      }
    }
    assertEquals(86, cases.size());
    System.out.printf(
        "Wycheproof hkdf_sha256: %d cases derived; %d ask for more than HKDF yields, not"
            + " applicable%n",
        derived, cases.size() - derived);
  }
}
