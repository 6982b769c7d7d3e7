package io.nitrowallet.domain.calldata;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import java.math.BigInteger;
import java.util.List;

/// A call that moves tokens.
public sealed interface TokenCall extends Call {
  /// ERC-20 `transfer`: from the caller.
  record Erc20Transfer(Address recipient, BigInteger amount) implements TokenCall {}

  /// `transferFrom` of ERC-20 and of ERC-721, which share the selector: only the contract knows
  /// which.
  ///
  /// @param amountOrId the amount, or the one token's ID
  record TransferFrom(Address owner, Address recipient, BigInteger amountOrId)
      implements TokenCall {}

  /// ERC-721 `safeTransferFrom` of either form.
  ///
  /// @param data passed on to the recipient
  record Erc721SafeTransfer(Address owner, Address recipient, BigInteger tokenId, Bytes data)
      implements TokenCall {}

  /// ERC-1155 `safeTransferFrom` and `safeBatchTransferFrom`.
  ///
  /// @param data passed on to the recipient
  record Erc1155Transfer(Address owner, Address recipient, List<Item> items, Bytes data)
      implements TokenCall {
    /// Copies the list.
    public Erc1155Transfer {
      items = List.copyOf(items);
    }

    /// So many of one token.
    public record Item(BigInteger tokenId, BigInteger amount) {}
  }

  /// Permit2's `transferFrom`, over an allowance given there.
  record Permit2Transfer(Address owner, Address recipient, BigInteger amount, Address token)
      implements TokenCall {}
}
