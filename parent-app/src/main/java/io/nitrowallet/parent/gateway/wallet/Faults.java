package io.nitrowallet.parent.gateway.wallet;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Faults of ours: callers get a sentence, the log gets the place.
public final class Faults {
  /// What callers are told.
  public static final String SENTENCE =
      "something went wrong that should not: give the request id to whoever runs this gateway";

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private Faults() {}

  /// Writes down where `fault` came from. Its message may quote the request, so it is left out.
  public static void log(String requestId, RuntimeException fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    LOG.error(
        "request={} fault={} at={}",
        requestId,
        fault.getClass().getName(),
        trace.length == 0 ? "?" : trace[0]);
  }
}
