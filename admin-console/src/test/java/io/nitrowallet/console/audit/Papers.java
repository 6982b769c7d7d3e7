package io.nitrowallet.console.audit;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.receipt.RecordedOperation;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.domain.receipt.SigningReceipt.Entry;
import io.nitrowallet.domain.receipt.SigningReceipt.Outcome;
import io.nitrowallet.requester.receipts.ListedReceipt;
import java.time.Instant;
import java.util.Optional;

/// Receipts as an audit lists them.
final class Papers {
  private Papers() {}

  static ListedReceipt signed(long sequence, String account, Instant time) {
    return listed(
        sequence,
        account,
        time,
        new Outcome.Signed(Bytes.ofHex("44".repeat(32)), Bytes.ofHex("55".repeat(65))));
  }

  static ListedReceipt refused(long sequence, String account, Instant time) {
    return listed(sequence, account, time, new Outcome.Refused(ErrorCode.POLICY_DENIED));
  }

  private static ListedReceipt listed(
      long sequence, String account, Instant time, Outcome outcome) {
    var reference =
        new AccountReference(
            new AccountName(account),
            new Address(Bytes.ofHex("11".repeat(20))),
            1,
            Bytes.ofHex("22".repeat(32)));
    var entry =
        new Entry(
            RecordedOperation.SIGN,
            reference,
            Optional.empty(),
            Optional.empty(),
            outcome,
            Optional.empty());
    return new ListedReceipt(
        "file:" + sequence,
        Optional.of(Bytes.ofHex("33".repeat(32))),
        Optional.of(new SigningReceipt(sequence, Bytes.ofHex("00".repeat(32)), time, entry)),
        Optional.empty());
  }
}
