package io.nitrowallet.formats.json;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import tools.jackson.databind.JsonNode;

/// JSON as Ethereum nodes answer with it: as strict as {@link StrictJson} about what a document
/// means, but of the size of a block with all its transactions, or of the logs of many.
/// Thread-safe.
public final class NodeJson {
  /// The longest document, in bytes.
  public static final int MAX_LENGTH = 8 * 1024 * 1024;

  /// Deep enough for the trace of a call: calls nest as deep as they like, their frames do not.
  private static final int MAX_DEPTH = 256;

  /// A tree takes about a hundred bytes a token.
  private static final int MAX_TOKENS = 400_000;

  /// Ratios, such as those of `eth_feeHistory`, have up to 25 characters.
  private static final int MAX_DIGITS = 64;

  private static final StrictReader READER =
      new StrictReader(MAX_LENGTH, MAX_DEPTH, MAX_TOKENS, MAX_DIGITS);

  private NodeJson() {}

  /// Parses one value.
  ///
  /// @throws RefusedException with {@link ErrorCode#BAD_REQUEST} if `document` is anything else
  public static JsonNode parse(Bytes document) {
    return READER.read(document);
  }
}
