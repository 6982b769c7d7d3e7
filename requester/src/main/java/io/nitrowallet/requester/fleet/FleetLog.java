package io.nitrowallet.requester.fleet;

import io.nitrowallet.domain.error.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Tells whoever runs the fleet which enclave comes and goes. Where there is only one, callers are
/// told the same by the refusals, so that it is said quietly.
final class FleetLog {
  private static final Logger LOG = LoggerFactory.getLogger(EnclaveFleet.class);

  private final Level level;

  /// @param size how many enclaves there are
  FleetLog(int size) {
    this.level = size > 1 ? Level.WARN : Level.INFO;
  }

  void ready(FleetMember member) {
    LOG.info("enclave={} state=ready", member.link().name());
  }

  void lost(FleetMember member) {
    LOG.atLevel(level)
        .log("enclave={} state=lost: not asked until it is attested again", member.link().name());
  }

  /// A refusal's sentence holds nothing secret.
  void notReady(FleetMember member, RefusedException reason) {
    LOG.atLevel(level)
        .log(
            "enclave={} state=not-ready code={}: {}",
            member.link().name(),
            reason.code(),
            reason.sentence());
  }
}
