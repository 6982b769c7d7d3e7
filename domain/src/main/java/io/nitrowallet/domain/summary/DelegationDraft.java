package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.ethereum.Authorization;
import java.util.Optional;

/// EIP-7702: whose code acts for an account.
final class DelegationDraft {
  static final String WARNING =
      "The contract's code will act for the account: it can move all that the account holds.";

  private DelegationDraft() {}

  static Draft of(Authorization authorization) {
    boolean removal = authorization.delegate().value().isZero();
    String chain = "chain " + authorization.chainId().value();
    String headline =
        removal
            ? "End this account's delegation on " + chain
            : "Let the code of %s act for this account on %s"
                .formatted(authorization.delegate(), chain);
    return Draft.of(SummaryKind.DELEGATION, headline)
        .line("Contract", removal ? "none: the delegation ends" : authorization.delegate())
        .line("Chain ID", authorization.chainId().value())
        .line("Nonce", authorization.nonce().value())
        .warnIf(!removal, WARNING);
  }

  /// One of the delegations that a transaction carries, in a line.
  static String words(Authorization.Signed signed, Address signer) {
    Authorization authorization = signed.authorization();
    Optional<Address> authority = signed.authority();
    String who =
        authority
            .map(address ->
                address.equals(signer) ? "this account, " + address : address.checksummed())
            .orElse("nobody: the signature fits no account");
    String what =
        authorization.delegate().value().isZero()
            ? "ends its delegation"
            : "delegates to " + authorization.delegate();
    return "%s %s (chain %s, nonce %s)"
        .formatted(who, what, authorization.chainId().value(), authorization.nonce().value());
  }
}
