package io.nitrowallet.formats.cbor;

import java.util.Arrays;
import java.util.Optional;

/// The errors with which the Nitro Secure Module answers.
public enum NsmError {
  /// An argument is malformed.
  INVALID_ARGUMENT("InvalidArgument"),
  /// No register has this index.
  INVALID_INDEX("InvalidIndex"),
  /// The answer does not fit the request.
  INVALID_RESPONSE("InvalidResponse"),
  /// The register is locked.
  READ_ONLY_INDEX("ReadOnlyIndex"),
  /// The request is none that the module knows.
  INVALID_OPERATION("InvalidOperation"),
  /// The answer does not fit the buffer.
  BUFFER_TOO_SMALL("BufferTooSmall"),
  /// An argument is longer than the module takes.
  INPUT_TOO_LARGE("InputTooLarge"),
  /// The module failed.
  INTERNAL_ERROR("InternalError");

  private final String wireName;

  NsmError(String wireName) {
    this.wireName = wireName;
  }

  /// The name as the module writes it.
  public String wireName() {
    return wireName;
  }

  static Optional<NsmError> parse(String wireName) {
    return Arrays.stream(values()).filter(error -> error.wireName.equals(wireName)).findFirst();
  }
}
