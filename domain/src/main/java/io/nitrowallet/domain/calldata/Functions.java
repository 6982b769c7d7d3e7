package io.nitrowallet.domain.calldata;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.calldata.AbiReader.NotCanonicalException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The functions that are known, by selector.
final class Functions {
  private static final Map<Bytes, Known> KNOWN =
      Stream.of(TokenFunctions.all(), AllowanceFunctions.all(), AccountFunctions.all())
          .flatMap(all -> all)
          .collect(Collectors.toUnmodifiableMap(Known::selector, Function.identity()));

  private Functions() {}

  static Call decode(Bytes data) {
    if (data.length() == 0) {
      return new Call.Empty();
    }
    if (data.length() < Call.SELECTOR_LENGTH) {
      return new Call.Unknown(data);
    }
    Known known = KNOWN.get(data.slice(0, Call.SELECTOR_LENGTH));
    return known == null ? new Call.Unknown(data) : known.read(data);
  }

  /// A function.
  ///
  /// @param signature its name and types, of which the selector is the hash
  /// @param words how many words its arguments take before the first dynamic one
  record Known(String signature, int words, Function<AbiReader, Call> arguments) {
    Bytes selector() {
      Bytes text = Bytes.copyOf(signature.getBytes(StandardCharsets.US_ASCII));
      return Digests.keccak256(text).slice(0, Call.SELECTOR_LENGTH);
    }

    private Call read(Bytes data) {
      try {
        return AbiReader.read(data.slice(Call.SELECTOR_LENGTH, data.length()), words, arguments);
      } catch (NotCanonicalException _) {
        return new Call.NotCanonical(signature, data);
      }
    }
  }
}
