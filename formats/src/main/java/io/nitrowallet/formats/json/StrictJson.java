package io.nitrowallet.formats.json;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON (RFC 8259) as protocol.md §1 takes it: one object of valid UTF-8, no byte order mark, no
/// member twice, nothing behind it, at most 16 levels deep and 20,000 tokens long. Two parsers that
/// disagree about a document are an attack, so whatever is read in more than one way elsewhere is
/// refused here.
///
/// The trees hold text and small integers; large integers travel as 0x quantities (see {@link
/// Quantity}). Thread-safe.
public final class StrictJson {
  /// The longest document, in bytes; callers set lower limits before they read.
  public static final int MAX_LENGTH = 1024 * 1024;

  /// The deepest nesting of objects and arrays.
  public static final int MAX_DEPTH = 16;

  /// The most tokens (names, values, brackets) of a document. A tree takes about a hundred bytes a
  /// token, so that short documents of many values would take memory far beyond their length.
  public static final int MAX_TOKENS = 20_000;

  private static final StrictReader READER = new StrictReader(MAX_LENGTH, MAX_DEPTH, MAX_TOKENS);

  private StrictJson() {}

  /// Parses one object.
  ///
  /// @throws RefusedException with {@link ErrorCode#BAD_REQUEST} if `document` is anything else
  public static ObjectNode parse(Bytes document) {
    if (READER.read(document) instanceof ObjectNode object) {
      return object;
    }
    throw StrictReader.refused("a JSON document is one object");
  }

  /// An object without members, to be filled and written.
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// The UTF-8 bytes of `object`, without white space, its members in the order of their insertion.
  public static Bytes write(ObjectNode object) {
    return READER.write(object);
  }
}
