package io.nitrowallet.domain.calldata;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Calldata that ethers encoded. Addresses are one byte, twenty times.
public final class SampleCalls {
  private static final Map<String, Bytes> CALLS = read();

  private SampleCalls() {}

  private static Map<String, Bytes> read() {
    try (InputStream in =
        Objects.requireNonNull(SampleCalls.class.getResourceAsStream("calls.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> line.split(" ", -1))
          .collect(
              Collectors.toMap(
                  parts -> parts[0],
                  parts -> Bytes.ofHex(parts[1]),
                  (first, _) -> first,
                  LinkedHashMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Map<String, Bytes> all() {
    return CALLS;
  }

  public static Bytes named(String name) {
    return Objects.requireNonNull(CALLS.get(name), name);
  }

  public static Address address(int number) {
    return new Address(
        Bytes.ofHex(HexFormat.of().toHexDigits((byte) number).repeat(Address.LENGTH)));
  }
}
