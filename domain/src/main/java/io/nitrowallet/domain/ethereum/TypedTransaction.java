package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.signing.Signature;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Stream;

/// A transaction in the envelope of EIP-2718: a type byte, then a list whose last three fields are
/// the signature's.
public sealed interface TypedTransaction extends UnsignedTransaction
    permits AccessListTransaction, DynamicFeeTransaction, BlobTransaction, SetCodeTransaction {
  /// The chain it is for.
  ChainId chainId();

  /// The addresses and slots it announces.
  AccessList accessList();

  /// The first byte of its encoding.
  byte typeByte();

  /// All fields but the signature's, each encoded.
  Stream<Bytes> unsignedFields();

  @Override
  default Optional<ChainId> chain() {
    return Optional.of(chainId());
  }

  @Override
  default Bytes signingPayload() {
    return envelope(unsignedFields());
  }

  @Override
  default Bytes encode(Signature signature) {
    return envelope(
        Stream.concat(
            unsignedFields(),
            Stream.of(
                Rlp.integer(BigInteger.valueOf(signature.yParity())),
                Rlp.integer(signature.r()),
                Rlp.integer(signature.s()))));
  }

  private Bytes envelope(Stream<Bytes> fields) {
    return Bytes.concat(
        Bytes.copyOf(new byte[] {typeByte()}), Rlp.list(fields.toArray(Bytes[]::new)));
  }
}
