package io.nitrowallet.bench.load;

import io.nitrowallet.domain.account.Account;
import java.math.BigInteger;
import java.security.SignatureException;
import org.web3j.crypto.SignedRawTransaction;
import org.web3j.crypto.TransactionDecoder;

/// Reads what a gateway signed as somebody else does: web3j.
final class SignedTransactions {
  private SignedTransactions() {}

  /// How many of the transactions are not what was asked for, or not signed by `account`.
  static long foreign(Tally tally, Account account) {
    return tally.signed().parallelStream().filter(signed -> !isOf(account, signed)).count();
  }

  private static boolean isOf(Account account, Answer.Signed signed) {
    try {
      return TransactionDecoder.decode(signed.raw().hex0x()) instanceof SignedRawTransaction read
          && read.getNonce().equals(BigInteger.valueOf(signed.nonce()))
          && read.getFrom().equalsIgnoreCase(account.address().checksummed());
    } catch (SignatureException | RuntimeException e) {
      return false;
    }
  }
}
