package io.nitrowallet.aws.kms;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BerNestingTest {
  @Test
  void sixteenLevelsAreBoundedAndSeventeenAreNot() {
    assertTrue(isBounded("3080".repeat(16) + "0000".repeat(16)));
    assertFalse(isBounded("3080".repeat(17) + "0000".repeat(17)));
    assertTrue(isBounded("300630043002" + "0500"));
    assertFalse(isBounded("3080".repeat(1_000) + "0000".repeat(1_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0500", "30020500", "300404020102", "308005000000", "3000", "308200020500"})
  void takesOneCompleteValue(String hex) {
    assertTrue(isBounded(hex));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "05",
        "0000",
        "050000",
        "0501",
        "3003050",
        "30030500",
        "3080",
        "308005",
        "30800500",
        "30040500",
        "3002050000",
        "0480000",
        "3082",
        "308200",
        "30830000020500",
        "1f8100",
        "3081"
      })
  void takesNothingElse(String hex) {
    assertFalse(isBounded(hex.length() % 2 == 0 ? hex : hex + "0"));
  }

  private static boolean isBounded(String hex) {
    return BerNesting.isBounded(HexFormat.of().parseHex(hex));
  }
}
