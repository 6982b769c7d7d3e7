package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.error.ErrorCode;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What an audit went through. Receipts that no expected enclave signed are not counted.
///
/// @param lives enclave lives
/// @param receipts each once, however often it stands there
/// @param signatures receipts of signatures
/// @param refusals receipts of refusals, by code
/// @param accounts addresses that occur in receipts other than refusals
/// @param newest the time of the newest receipt
/// @param findings how many there were
public record AuditSummary(
    long lives,
    long receipts,
    long signatures,
    Map<ErrorCode, Long> refusals,
    long accounts,
    Optional<Instant> newest,
    long findings) {
  /// Copies the map.
  public AuditSummary {
    Map<ErrorCode, Long> copy = new EnumMap<>(ErrorCode.class);
    copy.putAll(refusals);
    refusals = Collections.unmodifiableMap(copy);
  }
}
