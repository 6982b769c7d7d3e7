package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.requester.operator.OperatorEntry;

/// An operator as a policy has them.
final class OperatorReport {
  private OperatorReport() {}

  static Report of(String id, VerifyingKey key) {
    return new Report()
        .fact("id", "Operator", id)
        .fact("key", "Key", key.text())
        .line("Entry", new OperatorEntry(id, key).text())
        .note("Paste the entry into the list 'operators' of a policy.");
  }
}
