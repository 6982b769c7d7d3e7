package io.nitrowallet.domain.summary;

import static io.nitrowallet.domain.calldata.SampleCalls.address;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.AccessList;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.Fees;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.Wei;
import java.util.List;
import java.util.Optional;

/// Summaries of tests, and what stands in them.
final class Lines {
  static final Address SIGNER = address(1);
  static final Address CONTRACT = address(9);
  static final Fees FEES = new Fees(Wei.of(1_000_000_000), Wei.of(30_000_000_000L));

  private Lines() {}

  static Payment payment(long wei, Bytes data) {
    return new Payment(Uint64.of(7), Uint64.of(21_000), Optional.of(CONTRACT), Wei.of(wei), data);
  }

  static Summary transaction(Payment payment) {
    return Summary.of(
        new DynamicFeeTransaction(ChainId.of(1), payment, FEES, AccessList.EMPTY), SIGNER);
  }

  /// The values under `label`.
  static List<String> of(Summary summary, String label) {
    return summary.lines().stream()
        .filter(line -> line.label().equals(label))
        .map(Summary.Line::value)
        .toList();
  }

  static boolean warns(Summary summary, String words) {
    return summary.warnings().stream().anyMatch(sentence -> sentence.contains(words));
  }
}
