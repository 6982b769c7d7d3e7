package io.nitrowallet.domain.ethereum;

/// What a transaction pays for gas since EIP-1559.
///
/// @param maxPriorityFeePerGas the tip, Wei per gas, at most `maxFeePerGas`
/// @param maxFeePerGas the ceiling over base fee and tip, Wei per gas
public record Fees(Wei maxPriorityFeePerGas, Wei maxFeePerGas) {
  /// Compares them.
  ///
  /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_TRANSACTION` if the tip is
  ///   above the ceiling: no block may hold such a transaction
  public Fees {
    if (maxPriorityFeePerGas.compareTo(maxFeePerGas) > 0) {
      throw Ranges.refused("the tip, maxPriorityFeePerGas, is at most maxFeePerGas");
    }
  }
}
