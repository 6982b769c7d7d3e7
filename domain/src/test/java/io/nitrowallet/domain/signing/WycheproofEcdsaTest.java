package io.nitrowallet.domain.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.vectors.Vectors;
import io.nitrowallet.domain.vectors.Vectors.Case;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class WycheproofEcdsaTest {
  @Test
  void judgesEveryBitcoinCaseAsExpected() {
    List<Case> cases = Vectors.wycheproof("ecdsa_secp256k1_sha256_bitcoin").toList();
    for (Case each : cases) {
      assertEquals(each.isValid(), verifies(each), each::toString);
    }
    long valid = cases.stream().filter(Case::isValid).count();
    assertEquals(463, cases.size());
    System.out.printf(
        "Wycheproof ecdsa_secp256k1_sha256_bitcoin: %d cases, %d accepted, %d refused, as"
            + " expected%n",
        cases.size(), valid, cases.size() - valid);
  }

  private static boolean verifies(Case each) {
    String key = each.group().get("publicKey").get("uncompressed").stringValue();
    Signature signature;
    try {
      BigInteger[] numbers = StrictDer.readSignature(each.hex("sig"));
      signature = new Signature(numbers[0], numbers[1], 0);
    } catch (IllegalArgumentException _) {
      return false; // not DER, out of range, or high-S
    }
    Bytes digest = Digests.sha256(each.hex("msg"));
    return Secp256k1.verify(new PublicKey(Bytes.ofHex(key)), digest, signature);
  }
}
