package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.signing.Signature;
import java.math.BigInteger;

/// A transaction of the original type with replay protection (EIP-155).
public record LegacyTransaction(ChainId chainId, Payment payment, Wei gasPrice)
    implements UnsignedTransaction {
  @Override
  public Bytes signingPayload() {
    return encode(chainId.value(), BigInteger.ZERO, BigInteger.ZERO);
  }

  /// `v` is chainId × 2 + 35 + yParity.
  @Override
  public Bytes encode(Signature signature) {
    BigInteger v = chainId.value().shiftLeft(1).add(BigInteger.valueOf(35L + signature.yParity()));
    return encode(v, signature.r(), signature.s());
  }

  private Bytes encode(BigInteger v, BigInteger r, BigInteger s) {
    return Rlp.list(
        Rlp.integer(payment.nonce().value()),
        Rlp.integer(gasPrice.value()),
        Rlp.integer(payment.gasLimit().value()),
        Rlp.string(payment.recipient()),
        Rlp.integer(payment.value().value()),
        Rlp.string(payment.data()),
        Rlp.integer(v),
        Rlp.integer(r),
        Rlp.integer(s));
  }
}
