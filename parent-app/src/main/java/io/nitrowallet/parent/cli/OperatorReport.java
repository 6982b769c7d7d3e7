package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.formats.json.StrictJson;

/// An operator as a policy has them.
final class OperatorReport {
  private OperatorReport() {}

  static Report of(String id, VerifyingKey key) {
    String entry = StrictJson.object().put("id", id).put("key", key.text()).toString();
    return new Report()
        .fact("id", "Operator", id)
        .fact("key", "Key", key.text())
        .line("Entry", entry)
        .note("Paste the entry into the list 'operators' of a policy.");
  }
}
