package io.nitrowallet.formats.json;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.Collection;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
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

  private static final int MAX_NAME = 256;

  /// Enough for every `long`.
  private static final int MAX_DIGITS = 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(MAX_LENGTH)
                          .maxStringLength(MAX_LENGTH)
                          .maxTokenCount(MAX_TOKENS)
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNameLength(MAX_NAME)
                          .maxNumberLength(MAX_DIGITS)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private StrictJson() {}

  /// Parses one object.
  ///
  /// @throws RefusedException with {@link ErrorCode#BAD_REQUEST} if `document` is anything else
  public static ObjectNode parse(Bytes document) {
    if (document.length() > MAX_LENGTH) {
      throw refused("a JSON document is at most 1 MiB long");
    }
    String text =
        Utf8.decode(document).orElseThrow(() -> refused("a JSON document is valid UTF-8"));
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        requirePairedSurrogates(object);
        return object;
      }
    } catch (JacksonException e) {
      // No cause: its message may quote the document, which may hold credentials.
      throw refused("the document is not JSON as this protocol takes it");
    }
    throw refused("a JSON document is one object");
  }

  /// An object without members, to be filled and written.
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// The UTF-8 bytes of `object`, without white space, its members in the order of their insertion.
  public static Bytes write(ObjectNode object) {
    return Bytes.copyOf(MAPPER.writeValueAsBytes(object));
  }

  /// An escaped lone surrogate is text that UTF-8 cannot carry on.
  private static void requirePairedSurrogates(JsonNode node) {
    Collection<String> names = node.propertyNames();
    Stream<String> texts = node.isString() ? Stream.of(node.stringValue()) : names.stream();
    if (!texts.allMatch(text -> Utf8.encode(text).isPresent())) {
      throw refused("a surrogate in the document has no partner");
    }
    node.values().forEach(StrictJson::requirePairedSurrogates);
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.BAD_REQUEST, sentence);
  }
}
