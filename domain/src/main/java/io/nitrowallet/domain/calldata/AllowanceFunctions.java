package io.nitrowallet.domain.calldata;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.calldata.AllowanceCall.Approval;
import io.nitrowallet.domain.calldata.AllowanceCall.Approve;
import io.nitrowallet.domain.calldata.AllowanceCall.ApproveAll;
import io.nitrowallet.domain.calldata.AllowanceCall.DecreaseAllowance;
import io.nitrowallet.domain.calldata.AllowanceCall.IncreaseAllowance;
import io.nitrowallet.domain.calldata.AllowanceCall.Permit;
import io.nitrowallet.domain.calldata.AllowanceCall.Permit2Approve;
import io.nitrowallet.domain.calldata.AllowanceCall.Permit2Permit;
import io.nitrowallet.domain.calldata.Functions.Known;
import java.math.BigInteger;
import java.util.stream.Stream;

/// The functions that let others move tokens. Arguments are read in the order in which they stand.
final class AllowanceFunctions {
  private AllowanceFunctions() {}

  static Stream<Known> all() {
    return Stream.of(
        new Known("approve(address,uint256)", 2, in -> new Approve(in.address(), in.uint(256))),
        new Known(
            "increaseAllowance(address,uint256)",
            2,
            in -> new IncreaseAllowance(in.address(), in.uint(256))),
        new Known(
            "decreaseAllowance(address,uint256)",
            2,
            in -> new DecreaseAllowance(in.address(), in.uint(256))),
        new Known(
            "setApprovalForAll(address,bool)",
            2,
            in -> new ApproveAll(in.address(), in.flag() ? Approval.GRANTED : Approval.REVOKED)),
        new Known(
            "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)",
            7,
            AllowanceFunctions::permit),
        new Known(
            "approve(address,address,uint160,uint48)",
            4,
            in -> new Permit2Approve(in.address(), in.address(), in.uint(160), in.uint(48))),
        new Known(
            "permit(address,((address,uint160,uint48,uint48),address,uint256),bytes)",
            8,
            AllowanceFunctions::permit2));
  }

  private static Call permit(AbiReader in) {
    Permit permit = new Permit(in.address(), in.address(), in.uint(256), in.uint(256));
    in.uint(8);
    in.skip();
    in.skip();
    return permit;
  }

  private static Call permit2(AbiReader in) {
    Address owner = in.address();
    Address token = in.address();
    BigInteger amount = in.uint(160);
    BigInteger expiration = in.uint(48);
    in.uint(48);
    Address spender = in.address();
    in.skip();
    in.bytes();
    return new Permit2Permit(owner, new Permit2Approve(token, spender, amount, expiration));
  }
}
