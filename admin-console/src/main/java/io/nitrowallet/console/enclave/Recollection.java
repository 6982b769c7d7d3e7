package io.nitrowallet.console.enclave;

import io.nitrowallet.console.work.Fault;
import io.nitrowallet.requester.attestation.SeenEnclave;
import io.nitrowallet.requester.attestation.SeenEnclave.Change;
import java.time.Instant;
import java.util.List;

/// The enclave beside what it was when this profile was last open.
sealed interface Recollection {
  /// It was not verified yet.
  record Nothing() implements Recollection {}

  /// It was never verified before.
  record First() implements Recollection {}

  /// It is as it was.
  record Same(Instant since) implements Recollection {}

  /// Something differs.
  record Changed(Instant since, List<Change> changes) implements Recollection {
    /// Copies the list.
    public Changed {
      changes = List.copyOf(changes);
    }
  }

  /// What was seen cannot be read or kept.
  record Lost(Fault fault) implements Recollection {}

  /// `now` beside `before`.
  static Recollection of(SeenEnclave before, SeenEnclave now) {
    List<Change> changes = before.changes(now);
    return changes.isEmpty() ? new Same(before.at()) : new Changed(before.at(), changes);
  }
}
