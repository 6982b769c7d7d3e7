package io.nitrowallet.parent.gateway.wallet;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.parent.accounts.AccountSigning;
import java.util.Optional;

/// The accounts of the table, for one chain. Thread-safe.
public final class Wallet {
  private final AccountSigning signing;
  private final AccountDirectory directory;
  private final ChainId chain;

  /// @param chain the only chain whose transactions are signed
  public Wallet(AccountSigning signing, AccountDirectory directory, ChainId chain) {
    this.signing = signing;
    this.directory = directory;
    this.chain = chain;
  }

  /// The chain that is signed for.
  public ChainId chain() {
    return chain;
  }

  /// Who there is.
  public AccountDirectory directory() {
    return directory;
  }

  /// Signs as `address`.
  ///
  /// @throws RefusedException as {@link AccountSigning} refuses; with {@link
  ///   ErrorCode#INVALID_TRANSACTION} if a transaction is for another chain, or for all
  public Signature sign(Address address, Signable signable) {
    if (signable instanceof UnsignedTransaction transaction) {
      requireChain(transaction);
    }
    return signing.sign(address, signable).signature();
  }

  /// Signs Keccak-256 of `data` as `address`. Data that is an unsigned transaction is judged as
  /// one, all else as a digest that nobody knows the meaning of.
  ///
  /// @throws RefusedException as {@link #sign}
  public Signature signHashOf(Address address, Bytes data) {
    Optional<UnsignedTransaction> transaction = transaction(data);
    return transaction.isPresent()
        ? sign(address, transaction.get())
        : sign(address, new BareDigest(Digests.keccak256(data)));
  }

  private static Optional<UnsignedTransaction> transaction(Bytes data) {
    try {
      return Optional.of(UnsignedTransaction.decode(data));
    } catch (RefusedException _) {
      return Optional.empty();
    }
  }

  private void requireChain(UnsignedTransaction transaction) {
    if (!transaction.chain().equals(Optional.of(chain))) {
      throw new RefusedException(
          ErrorCode.INVALID_TRANSACTION,
          "this gateway signs for the chain %s only: compare the transaction's chainId"
              .formatted(chain.value()));
    }
  }
}
