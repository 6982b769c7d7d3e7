package io.nitrowallet.parent.gateway.wallet;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.SigningOperation;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.UserOperation;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.parent.gateway.access.Caller;
import io.nitrowallet.parent.gateway.access.Permission;
import io.nitrowallet.requester.accounts.AccountExplanation;
import io.nitrowallet.requester.accounts.AccountExplanation.ExplainedFor;
import io.nitrowallet.requester.accounts.AccountSigning;
import io.nitrowallet.requester.accounts.AccountSigning.SignedBy;
import io.nitrowallet.requester.accounts.PinnedAccounts.Found;
import io.nitrowallet.requester.accounts.RowSigning;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The accounts of the table, for one chain and for callers with permissions. This is where callers
/// are held to theirs: first whether they may do such a thing at all, which says nothing of any
/// account; then whether the account is there for them. Thread-safe.
public final class Wallet {
  private final AccountDirectory directory;
  private final RowSigning signing;
  private final AccountExplanation explanation;
  private final ChainId chain;

  /// @param chain the only chain whose transactions are signed
  public Wallet(
      AccountDirectory directory,
      RowSigning signing,
      AccountExplanation explanation,
      ChainId chain) {
    this.directory = directory;
    this.signing = signing;
    this.explanation = explanation;
    this.chain = chain;
  }

  /// The chain that is signed for.
  public ChainId chain() {
    return chain;
  }

  /// The addresses of the caller's accounts.
  ///
  /// @throws RefusedException with {@link ErrorCode#FORBIDDEN}; with {@link ErrorCode#BUSY} if
  ///   there are over 1,000
  public List<Address> addresses(Caller caller) {
    caller.require(Permission.READ);
    return directory.addresses(caller.accounts());
  }

  /// The public keys of the caller's accounts.
  ///
  /// @throws RefusedException as {@link #addresses}
  public List<PublicKey> publicKeys(Caller caller) {
    caller.require(Permission.READ);
    return directory.publicKeys(caller.accounts());
  }

  /// The caller's account named `name`.
  ///
  /// @param purpose what it is looked for
  /// @throws RefusedException with {@link ErrorCode#FORBIDDEN}; with {@link
  ///   ErrorCode#ACCOUNT_NOT_FOUND} if there is none for this caller
  public Found account(Caller caller, Permission purpose, AccountName name) {
    caller.require(purpose);
    return directory.find(caller.accounts(), name);
  }

  /// The caller's account whose address is `address`.
  ///
  /// @throws RefusedException as {@link #account(Caller, Permission, AccountName)}
  public Found account(Caller caller, Permission purpose, Address address) {
    caller.require(purpose);
    return directory.find(caller.accounts(), address);
  }

  /// Goes on only if the caller may have an account of this name generated.
  ///
  /// @throws RefusedException with {@link ErrorCode#FORBIDDEN}
  public void requireGeneration(Caller caller, AccountName name) {
    caller.require(Permission.GENERATE);
    if (!caller.accounts().covers(name)) {
      throw new RefusedException(
          ErrorCode.FORBIDDEN,
          "this caller may generate the accounts that it is given by name, and no other");
    }
  }

  /// The names of the caller's accounts, also of those that it is given by address; nothing where
  /// all accounts are the caller's.
  public Optional<Set<AccountName>> names(Caller caller) {
    return directory.names(caller.accounts());
  }

  /// A page of the caller's accounts, in the order of their names. It may hold fewer than `limit`
  /// where the rows between belong to others.
  ///
  /// @throws RefusedException with {@link ErrorCode#FORBIDDEN}
  public Accounts.Page page(Caller caller, int limit, Optional<AccountName> after) {
    caller.require(Permission.READ);
    return directory.page(caller.accounts(), limit, after);
  }

  /// Signs, with the account named `name`, what `content` makes for its address.
  ///
  /// @throws RefusedException as {@link #sign(Caller, Address, Signable)} and `content` refuse
  public <S extends Signable> SignedBy<S> sign(
      Caller caller, SigningOperation operation, AccountName name, Function<Address, S> content) {
    Found account = account(caller, Permission.of(operation), name);
    S signable = content.apply(account.account().address());
    requireAllowed(caller, signable);
    return signing.sign(account, signable);
  }

  /// Says what {@link #sign(Caller, SigningOperation, AccountName, Function)} would do, and signs
  /// nothing.
  ///
  /// @throws RefusedException as it refuses, but for what the policy denies: that is told
  public <S extends Signable> ExplainedFor<S> explain(
      Caller caller, SigningOperation operation, AccountName name, Function<Address, S> content) {
    Found account = account(caller, Permission.of(operation), name);
    S signable = content.apply(account.account().address());
    requireAllowed(caller, signable);
    return explanation.explain(account, signable);
  }

  /// Signs as `address`.
  ///
  /// @throws RefusedException as {@link #account(Caller, Permission, AccountName)} and {@link
  ///   AccountSigning} refuse; with {@link ErrorCode#INVALID_TRANSACTION} if a transaction is for
  ///   another chain, or for all
  public Signature sign(Caller caller, Address address, Signable signable) {
    requireAllowed(caller, signable);
    Found account = directory.find(caller.accounts(), address);
    return signing.sign(account, signable).signature();
  }

  /// Signs Keccak-256 of `data` as `address`. Data that is an unsigned transaction is judged as
  /// one, all else as a digest that nobody knows the meaning of.
  ///
  /// @throws RefusedException as {@link #sign}
  public Signature signHashOf(Caller caller, Address address, Bytes data) {
    Optional<UnsignedTransaction> transaction = transaction(data);
    return transaction.isPresent()
        ? sign(caller, address, transaction.get())
        : sign(caller, address, new BareDigest(Digests.keccak256(data)));
  }

  private static Optional<UnsignedTransaction> transaction(Bytes data) {
    try {
      return Optional.of(UnsignedTransaction.decode(data));
    } catch (RefusedException _) {
      return Optional.empty();
    }
  }

  /// Goes on only if the caller may have such a thing signed, and it is for this chain.
  ///
  /// @throws RefusedException with {@link ErrorCode#FORBIDDEN} or {@link
  ///   ErrorCode#INVALID_TRANSACTION}
  public void requireAllowed(Caller caller, Signable signable) {
    caller.require(Permission.of(signable.operation()));
    switch (signable) {
      case UnsignedTransaction transaction -> requireChain(transaction.chain());
      case Authorization authorization -> requireChain(Optional.of(authorization.chainId()));
      case UserOperation operation -> requireChain(Optional.of(operation.entryPoint().chainId()));
      case PersonalMessage _, TypedMessage _, BareDigest _ -> {}
    }
  }

  private void requireChain(Optional<ChainId> stated) {
    if (!stated.equals(Optional.of(chain))) {
      throw new RefusedException(
          ErrorCode.INVALID_TRANSACTION,
          "this gateway signs for the chain %s only: compare the chainId".formatted(chain.value()));
    }
  }
}
