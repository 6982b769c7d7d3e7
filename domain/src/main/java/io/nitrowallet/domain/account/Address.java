package io.nitrowallet.domain.account;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// An Ethereum address: the last 20 bytes of Keccak-256 over the public key.
public record Address(Bytes value) {
  /// The length in bytes.
  public static final int LENGTH = 20;

  private static final Pattern FORM = Pattern.compile("0x[0-9a-fA-F]{40}");

  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} unless `value` is 20 bytes long
  public Address {
    if (value.length() != LENGTH) {
      throw new RefusedException(ErrorCode.INVALID_VALUE, "an address is 20 bytes long");
    }
  }

  /// Parses `0x` and 40 hex digits. Digits of mixed case must carry the EIP-55 checksum.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if `text` is anything else
  public static Address parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new RefusedException(ErrorCode.INVALID_VALUE, "an address is 0x and 40 hex digits");
    }
    Address address = new Address(Bytes.ofHex(text));
    String digits = text.substring(2);
    boolean oneCase =
        digits.equals(digits.toLowerCase(Locale.ROOT))
            || digits.equals(digits.toUpperCase(Locale.ROOT));
    if (!oneCase && !address.checksummed().equals(text)) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE,
          "the address's EIP-55 checksum is wrong: compare it with its source");
    }
    return address;
  }

  /// The address in EIP-55 mixed case, the form shown to people.
  public String checksummed() {
    String lower = value.hex();
    Bytes hash = Digests.keccak256(Bytes.copyOf(lower.getBytes(StandardCharsets.US_ASCII)));
    StringBuilder mixed = new StringBuilder("0x");
    for (int i = 0; i < lower.length(); i++) {
      int nibble = i % 2 == 0 ? hash.at(i / 2) >> 4 : hash.at(i / 2) & 0xf;
      char digit = lower.charAt(i);
      mixed.append(nibble >= 8 ? Character.toUpperCase(digit) : digit);
    }
    return mixed.toString();
  }

  /// `0x` and 40 lower-case digits, the form bound into encryption contexts.
  public String lowerCase() {
    return value.hex0x();
  }

  @Override
  public String toString() {
    return checksummed();
  }
}
