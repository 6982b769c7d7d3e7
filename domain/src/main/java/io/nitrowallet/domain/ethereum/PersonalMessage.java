package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.nio.charset.StandardCharsets;

/// A message signed under EIP-191 version 0x45, as `personal_sign` does.
///
/// @param content the message's bytes, up to 128 KiB
public record PersonalMessage(Bytes content) implements Signable {
  private static final int MAX_LENGTH = 128 * 1024;
  private static final int HASH_LENGTH = 32;

  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it is too long
  public PersonalMessage {
    if (content.length() > MAX_LENGTH) {
      throw new RefusedException(ErrorCode.INVALID_VALUE, "a message is at most 128 KiB long");
    }
  }

  /// The UTF-8 bytes of `text`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if UTF-8 cannot carry it, or it
  ///   is too long
  public static PersonalMessage ofText(String text) {
    return new PersonalMessage(
        Utf8.encode(text)
            .orElseThrow(() ->
                new RefusedException(
                    ErrorCode.INVALID_VALUE, "a surrogate in the message has no partner")));
  }

  /// Keccak-256 over `0x19 ‖ "Ethereum Signed Message:\n" ‖ length in decimal ‖ content`.
  @Override
  public Bytes digest() {
    String prefix = "\u0019Ethereum Signed Message:\n" + content.length();
    Bytes header = Bytes.copyOf(prefix.getBytes(StandardCharsets.US_ASCII));
    return Digests.keccak256(Bytes.concat(header, content));
  }

  /// Whether a person could read what is signed. A message of exactly 32 bytes, or one that is not
  /// printable UTF-8, may be the hash of anything and counts as a digest (protocol.md §5).
  public boolean isReadable() {
    return content.length() != HASH_LENGTH
        && Utf8.decode(content)
            .filter(text -> text.codePoints().allMatch(PersonalMessage::isPrintable))
            .isPresent();
  }

  @Override
  public SigningOperation operation() {
    return SigningOperation.MESSAGE;
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
      case Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
