package io.nitrowallet.domain.calldata;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.calldata.AbiReader.NotCanonicalException;
import io.nitrowallet.domain.calldata.Functions.Known;
import io.nitrowallet.domain.calldata.TokenCall.Erc1155Transfer;
import io.nitrowallet.domain.calldata.TokenCall.Erc1155Transfer.Item;
import io.nitrowallet.domain.calldata.TokenCall.Erc20Transfer;
import io.nitrowallet.domain.calldata.TokenCall.Erc721SafeTransfer;
import io.nitrowallet.domain.calldata.TokenCall.Permit2Transfer;
import io.nitrowallet.domain.calldata.TokenCall.TransferFrom;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The functions that move tokens. Arguments are read in the order in which they stand.
final class TokenFunctions {
  private TokenFunctions() {}

  static Stream<Known> all() {
    return Stream.of(
        new Known(
            "transfer(address,uint256)", 2, in -> new Erc20Transfer(in.address(), in.uint(256))),
        new Known(
            "transferFrom(address,address,uint256)",
            3,
            in -> new TransferFrom(in.address(), in.address(), in.uint(256))),
        new Known(
            "safeTransferFrom(address,address,uint256)",
            3,
            in -> new Erc721SafeTransfer(in.address(), in.address(), in.uint(256), Bytes.EMPTY)),
        new Known(
            "safeTransferFrom(address,address,uint256,bytes)",
            4,
            in -> new Erc721SafeTransfer(in.address(), in.address(), in.uint(256), in.bytes())),
        new Known(
            "safeTransferFrom(address,address,uint256,uint256,bytes)",
            5,
            in ->
                new Erc1155Transfer(
                    in.address(),
                    in.address(),
                    List.of(new Item(in.uint(256), in.uint(256))),
                    in.bytes())),
        new Known(
            "safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)",
            5,
            TokenFunctions::batch),
        new Known(
            "transferFrom(address,address,uint160,address)",
            4,
            in -> new Permit2Transfer(in.address(), in.address(), in.uint(160), in.address())));
  }

  /// Lists of different lengths are refused by ERC-1155 contracts, and here.
  private static Call batch(AbiReader in) {
    Address owner = in.address();
    Address recipient = in.address();
    List<BigInteger> ids = in.array(1, each -> each.uint(256));
    List<BigInteger> amounts = in.array(1, each -> each.uint(256));
    if (ids.size() != amounts.size()) {
      throw new NotCanonicalException();
    }
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      items.add(new Item(ids.get(i), amounts.get(i)));
    }
    return new Erc1155Transfer(owner, recipient, items, in.bytes());
  }
}
