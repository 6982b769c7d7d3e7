package io.nitrowallet.formats.json;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import tools.jackson.databind.JsonNode;

/// JSON as the gateway takes it over HTTP: as strict as {@link StrictJson}, but any value, since a
/// batch is an array, and longer, since a batch holds a thousand requests. Thread-safe.
public final class HttpJson {
  /// The longest document, in bytes.
  public static final int MAX_LENGTH = 4 * 1024 * 1024;

  /// The deepest nesting of objects and arrays: that of a document within a call within a batch.
  public static final int MAX_DEPTH = StrictJson.MAX_DEPTH + 3;

  /// The most tokens of a document: a thousand calls of some thirty members each.
  public static final int MAX_TOKENS = 100_000;

  private static final StrictReader READER = new StrictReader(MAX_LENGTH, MAX_DEPTH, MAX_TOKENS);

  private HttpJson() {}

  /// Parses one value.
  ///
  /// @throws RefusedException with {@link ErrorCode#BAD_REQUEST} if `document` is anything else
  public static JsonNode parse(Bytes document) {
    return READER.read(document);
  }

  /// The UTF-8 bytes of `value`, without white space.
  public static Bytes write(JsonNode value) {
    return READER.write(value);
  }
}
