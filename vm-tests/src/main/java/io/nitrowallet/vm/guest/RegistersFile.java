package io.nitrowallet.vm.guest;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// An image's registers as the host tells them to the machine: `index=hex` on each line.
public final class RegistersFile {
  private RegistersFile() {}

  /// The text for `image`.
  public static String write(PcrValues image) {
    return image.values().entrySet().stream()
        .map(register -> register.getKey() + "=" + register.getValue().hex() + "\n")
        .collect(Collectors.joining());
  }

  static PcrValues read(Path file) {
    try {
      Map<Integer, Bytes> registers = new HashMap<>();
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split("=", 2);
        registers.put(Integer.parseInt(parts[0]), Bytes.ofHex(parts[1]));
      }
      return PcrValues.of(registers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
