package io.nitrowallet.domain.planted;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// No violation: what the domain may do, so that a rule which forbids everything is caught too.
public record PureDomain(Instant when, List<BigInteger> amounts) {
  /// Computes.
  public byte[] encode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    amounts.forEach(amount -> out.writeBytes(amount.toByteArray()));
    out.writeBytes(when.toString().getBytes(StandardCharsets.UTF_8));
    return Arrays.copyOf(out.toByteArray(), out.size());
  }
}
