package io.nitrowallet.console.signing;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.sending.EtherAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;

/// Reads the fields of forms. Each says what is wrong with the text that it is given.
final class Fields {
  private static final String NUMBER = "[0-9]{1,78}([.][0-9]{1,78})?";
  private static final int MAX_DECIMALS = 77;

  private Fields() {}

  static Address address(String text) {
    return Address.parse(text.strip());
  }

  /// Ether where no unit stands behind the number.
  static Wei ether(String text) {
    return amount(text, "ether");
  }

  /// Gwei where no unit stands behind the number.
  static Wei gwei(String text) {
    return amount(text, "gwei");
  }

  private static Wei amount(String text, String unit) {
    String stripped = text.strip();
    return EtherAmount.parse(stripped.matches(NUMBER) ? stripped + " " + unit : stripped);
  }

  /// How many of a token's smallest units `text` is. Exact.
  ///
  /// @param decimals how many digits the token has behind the point
  static BigInteger tokens(String text, int decimals) {
    String stripped = text.strip();
    if (!stripped.matches(NUMBER) || decimals < 0 || decimals > MAX_DECIMALS) {
      throw refused("'%s' is no amount of a token".formatted(stripped));
    }
    try {
      return new BigDecimal(stripped).scaleByPowerOfTen(decimals).toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw new RefusedException(
          ErrorCode.INVALID_TRANSACTION,
          "the token has %s digits behind the point, and '%s' more".formatted(decimals, stripped),
          e);
    }
  }

  static BigInteger whole(String text) {
    String stripped = text.strip();
    if (!stripped.matches("[0-9]{1,20}")) {
      throw refused("'%s' is no whole number".formatted(stripped));
    }
    return new BigInteger(stripped);
  }

  static Bytes bytes(String text) {
    String stripped = text.strip();
    try {
      return Bytes.ofHex(stripped.startsWith("0x") ? stripped.substring(2) : stripped);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "bytes are written in pairs of hex digits", e);
    }
  }

  /// Any JSON value.
  static JsonNode json(String text) {
    Bytes whole =
        Utf8.encode("{\"value\":" + text + "}")
            .orElseThrow(() -> refused("this is no text that can be read"));
    JsonNode object = StrictJson.parse(whole);
    if (object.size() != 1) {
      throw refused("this is no single JSON value");
    }
    return object.path("value");
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_TRANSACTION, sentence);
  }
}
