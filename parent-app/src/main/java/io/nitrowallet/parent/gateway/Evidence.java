package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.port.out.ReceiptArchive;
import io.nitrowallet.requester.fleet.EnclaveVoice;
import java.util.List;

/// What enclaves prove, passed on unjudged: a verdict of the gateway, which nobody trusts, would
/// prove nothing.
///
/// @param enclaves what each says of itself
/// @param receipts what was kept of theirs
public record Evidence(List<EnclaveVoice> enclaves, ReceiptArchive receipts) {
  /// Copies the list.
  public Evidence {
    enclaves = List.copyOf(enclaves);
  }
}
