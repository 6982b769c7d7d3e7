package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.math.BigInteger;
import java.util.List;

/// Decodes what {@link UnsignedTransaction#signingPayload} encodes.
final class TransactionDecoder {
  /// The first byte of a list, and so of every transaction without a type byte, is this or above.
  private static final int LIST = 0xc0;

  private TransactionDecoder() {}

  static UnsignedTransaction decode(Bytes payload) {
    if (payload.length() > UnsignedTransaction.MAX_LENGTH) {
      throw Ranges.refused("a transaction is at most 512 KiB long");
    }
    if (payload.length() == 0) {
      throw Ranges.refused("a transaction is not empty");
    }
    int first = payload.at(0);
    if (first >= LIST) {
      return legacy(RlpFields.of(RlpItem.decode(payload)));
    }
    if (first == 0 || first > 4) {
      throw new RefusedException(
          ErrorCode.UNSUPPORTED_TRANSACTION,
          "transactions of the original type and of types 1 to 4 are signed, no others");
    }
    return typed(first, RlpFields.of(RlpItem.decode(payload.slice(1, payload.length()))));
  }

  private static UnsignedTransaction legacy(RlpFields fields) {
    Uint64 nonce = fields.uint64();
    Wei gasPrice = fields.wei();
    Payment payment = payment(nonce, fields);
    if (!fields.hasNext()) {
      return new UnprotectedTransaction(payment, gasPrice);
    }
    ChainId chainId = new ChainId(fields.integer());
    BigInteger r = fields.integer();
    BigInteger s = fields.integer();
    if (r.signum() != 0 || s.signum() != 0) {
      throw Ranges.refused("the transaction is signed already");
    }
    fields.end();
    return new LegacyTransaction(chainId, payment, gasPrice);
  }

  private static UnsignedTransaction typed(int type, RlpFields fields) {
    ChainId chainId = new ChainId(fields.integer());
    Uint64 nonce = fields.uint64();
    UnsignedTransaction transaction =
        type == 1 ? accessList(chainId, nonce, fields) : withFees(type, chainId, nonce, fields);
    fields.end();
    return transaction;
  }

  private static UnsignedTransaction accessList(ChainId chainId, Uint64 nonce, RlpFields fields) {
    Wei gasPrice = fields.wei();
    Payment payment = payment(nonce, fields);
    return new AccessListTransaction(chainId, payment, gasPrice, list(fields));
  }

  private static UnsignedTransaction withFees(
      int type, ChainId chainId, Uint64 nonce, RlpFields fields) {
    Wei tip = fields.wei();
    Fees fees = new Fees(tip, fields.wei());
    Payment payment = payment(nonce, fields);
    AccessList list = list(fields);
    return switch (type) {
      case 2 -> new DynamicFeeTransaction(chainId, payment, fees, list);
      case 3 -> new BlobTransaction(chainId, payment, fees, list, blobs(fields));
      default ->
          new SetCodeTransaction(
              chainId, payment, fees, list, fields.list(TransactionDecoder::authorization));
    };
  }

  /// The four fields that stand together in all types.
  private static Payment payment(Uint64 nonce, RlpFields fields) {
    Uint64 gasLimit = fields.uint64();
    return new Payment(nonce, gasLimit, fields.recipient(), fields.wei(), fields.bytes());
  }

  private static AccessList list(RlpFields fields) {
    return new AccessList(fields.list(TransactionDecoder::entry));
  }

  private static AccessList.Entry entry(RlpItem item) {
    RlpFields fields = RlpFields.of(item);
    var entry = new AccessList.Entry(fields.address(), fields.list(TransactionDecoder::text));
    fields.end();
    return entry;
  }

  private static Bytes text(RlpItem item) {
    return RlpFields.of(new RlpItem.Items(List.of(item))).bytes();
  }

  private static Blobs blobs(RlpFields fields) {
    Wei maxFeePerBlobGas = fields.wei();
    return new Blobs(maxFeePerBlobGas, fields.list(TransactionDecoder::text));
  }

  private static Authorization.Signed authorization(RlpItem item) {
    RlpFields fields = RlpFields.of(item);
    Authorization authorization =
        new Authorization(new ChainId(fields.integer()), fields.address(), fields.uint64());
    BigInteger yParity = fields.integer();
    var signed =
        Authorization.Signed.of(authorization, fields.integer(), fields.integer(), yParity);
    fields.end();
    return signed;
  }
}
