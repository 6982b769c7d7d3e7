package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.receipts.ReceiptCollector.Collected;
import io.nitrowallet.requester.receipts.TableFeed.Fed;

/// Is told how the keeping of receipts goes.
public interface KeepingJournal {
  /// An enclave's receipts were fetched.
  void collected(String enclave, Collected collected);

  /// They were not.
  void notCollected(String enclave, RefusedException reason);

  /// The table has all that there is.
  void fed(Fed fed);

  /// It does not.
  void notFed(RefusedException reason);
}
