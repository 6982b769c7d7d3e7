package io.nitrowallet.domain.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttestationValuesTest {
  /// Computed from protocol.md §3 by a program in another language.
  @ParameterizedTest
  @CsvSource({
    "GENERATED,d5d8c97347b1ca580aef592ff5d889154abf50f3bfeb8e195cad14e7b873403d",
    "IMPORTED,7f9ab3161a863f4ce28622298548e1914e501834bb22a86ab8cd93808501ae4f",
    "MIGRATED,1cd80465c74a1fab862e4940abe717fd9155274366cfd7a101ed39a9d4aed309"
  })
  void aBirthStatementHashesAsTheProtocolSays(Origin origin, String expected) {
    PublicKey generator =
        new PublicKey(
            Bytes.ofHex(
                "0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
                    + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"));
    BirthStatement statement =
        new BirthStatement(
            origin,
            new AccountName("treasury"),
            generator,
            new KeyArn("arn:aws:kms:ap-east-1:111122223333:key/one"),
            new PolicyText("{}").hash());
    assertEquals(expected, statement.userData().hex());
  }

  @Test
  void anIdentityIsTwoKeysInTheirOrder() {
    Bytes x25519 = Bytes.ofHex("25".repeat(32));
    Bytes ed25519 = Bytes.ofHex("ed".repeat(32));
    EnclaveIdentity identity = EnclaveIdentity.decode(Bytes.concat(x25519, ed25519));
    assertEquals(new EnclaveIdentity(x25519, ed25519), identity);
    assertEquals(Bytes.concat(x25519, ed25519), identity.encode());
    for (int length : new int[] {0, 63, 65}) {
      Bytes malformed = Bytes.copyOf(new byte[length]);
      RefusedException e =
          assertThrows(RefusedException.class, () -> EnclaveIdentity.decode(malformed));
      assertEquals(ErrorCode.ATTESTATION_REFUSED, e.code());
    }
  }

  @Test
  void registersHaveIndexesAndLengthsThatExist() {
    Bytes sha384 = Bytes.copyOf(new byte[48]);
    assertEquals(Optional.of(sha384), PcrValues.of(Map.of(31, sha384)).get(31));
    assertEquals(Optional.empty(), PcrValues.of(Map.of(31, sha384)).get(0));
    assertMalformed(Map.of(32, sha384));
    assertMalformed(Map.of(-1, sha384));
    assertMalformed(Map.of(0, Bytes.copyOf(new byte[47])));
    assertMalformed(Map.of(0, Bytes.EMPTY));
  }

  @Test
  void aRejectionHasAReason() {
    TrustRoot root = new TrustRoot(Bytes.EMPTY, TrustRoot.Kind.AWS);
    assertThrows(
        IllegalArgumentException.class, () -> new Rejected(List.of(), Optional.empty(), root));
  }

  private static void assertMalformed(Map<Integer, Bytes> values) {
    assertThrows(IllegalArgumentException.class, () -> PcrValues.of(values));
  }
}
