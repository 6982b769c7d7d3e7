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

/// Reads JSON that can be understood in one way only, within limits. Thread-safe.
final class StrictReader {
  private static final int MAX_NAME = 256;

  /// Enough for every `long`.
  private static final int MAX_DIGITS = 20;

  private final int maxLength;
  private final JsonMapper mapper;

  /// @param maxLength the longest document, a whole number of MiB
  StrictReader(int maxLength, int maxDepth, int maxTokens) {
    this(maxLength, maxDepth, maxTokens, MAX_DIGITS);
  }

  /// @param maxDigits the longest number, in characters
  StrictReader(int maxLength, int maxDepth, int maxTokens, int maxDigits) {
    this.maxLength = maxLength;
    this.mapper =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxDocumentLength(maxLength)
                            .maxStringLength(maxLength)
                            .maxTokenCount(maxTokens)
                            .maxNestingDepth(maxDepth)
                            .maxNameLength(MAX_NAME)
                            .maxNumberLength(maxDigits)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();
  }

  /// @throws RefusedException with {@link ErrorCode#BAD_REQUEST} if `document` is not one value
  JsonNode read(Bytes document) {
    if (document.length() > maxLength) {
      throw refused("a JSON document is at most " + (maxLength >> 20) + " MiB long");
    }
    String text =
        Utf8.decode(document).orElseThrow(() -> refused("a JSON document is valid UTF-8"));
    try {
      JsonNode node = mapper.readTree(text);
      if (node.isMissingNode()) {
        throw refused("the document is empty");
      }
      requirePairedSurrogates(node);
      return node;
    } catch (JacksonException e) {
      // No cause: its message may quote the document, which may hold credentials.
      throw refused("the document is not JSON as this protocol takes it");
    }
  }

  Bytes write(JsonNode node) {
    return Bytes.copyOf(mapper.writeValueAsBytes(node));
  }

  /// An escaped lone surrogate is text that UTF-8 cannot carry on.
  private static void requirePairedSurrogates(JsonNode node) {
    Collection<String> names = node.propertyNames();
    Stream<String> texts = node.isString() ? Stream.of(node.stringValue()) : names.stream();
    if (!texts.allMatch(text -> Utf8.encode(text).isPresent())) {
      throw refused("a surrogate in the document has no partner");
    }
    node.values().forEach(StrictReader::requirePairedSurrogates);
  }

  static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.BAD_REQUEST, sentence);
  }
}
