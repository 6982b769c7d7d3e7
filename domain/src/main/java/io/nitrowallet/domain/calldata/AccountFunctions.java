package io.nitrowallet.domain.calldata;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.calldata.AbiReader.NotCanonicalException;
import io.nitrowallet.domain.calldata.AccountCall.Execution;
import io.nitrowallet.domain.calldata.AccountCall.Operation;
import io.nitrowallet.domain.calldata.AccountCall.Refund;
import io.nitrowallet.domain.calldata.AccountCall.SafeExecution;
import io.nitrowallet.domain.calldata.Call.Inner;
import io.nitrowallet.domain.calldata.Functions.Known;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// The functions of smart accounts. Arguments are read in the order in which they stand.
final class AccountFunctions {
  private AccountFunctions() {}

  static Stream<Known> all() {
    return Stream.of(
        new Known(
            "execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,"
                + "bytes)",
            10,
            AccountFunctions::safe),
        new Known("execute(address,uint256,bytes)", 3, in -> new Execution(List.of(inner(in)))),
        new Known(
            "executeBatch((address,uint256,bytes)[])",
            1,
            in -> new Execution(in.array(1, each -> each.tuple(3, AccountFunctions::inner)))),
        new Known("executeBatch(address[],uint256[],bytes[])", 3, AccountFunctions::threeLists),
        new Known("executeBatch(address[],bytes[])", 2, AccountFunctions::twoLists));
  }

  private static Inner inner(AbiReader in) {
    return new Inner(in.address(), in.uint(256), in.bytes());
  }

  private static Call safe(AbiReader in) {
    Inner inner = inner(in);
    Operation operation = operation(in.uint(8));
    in.skip();
    Refund refund = new Refund(in.uint(256), in.uint(256), in.address(), in.address());
    in.bytes();
    return new SafeExecution(inner, operation, refund);
  }

  private static Operation operation(BigInteger number) {
    return switch (number.intValueExact()) {
      case 0 -> Operation.CALL;
      case 1 -> Operation.DELEGATE_CALL;
      default -> throw new NotCanonicalException();
    };
  }

  /// Of entry point 0.7's account, which takes no values at all as zeros.
  private static Call threeLists(AbiReader in) {
    List<Address> targets = in.array(1, AbiReader::address);
    List<BigInteger> values = in.array(1, each -> each.uint(256));
    List<Bytes> data = in.array(1, AbiReader::bytes);
    return execution(
        targets,
        values.isEmpty() ? Collections.nCopies(targets.size(), BigInteger.ZERO) : values,
        data);
  }

  private static Call twoLists(AbiReader in) {
    List<Address> targets = in.array(1, AbiReader::address);
    List<Bytes> data = in.array(1, AbiReader::bytes);
    return execution(targets, Collections.nCopies(targets.size(), BigInteger.ZERO), data);
  }

  private static Call execution(List<Address> targets, List<BigInteger> values, List<Bytes> data) {
    if (targets.size() != values.size() || targets.size() != data.size()) {
      throw new NotCanonicalException();
    }
    List<Inner> calls = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      calls.add(new Inner(targets.get(i), values.get(i), data.get(i)));
    }
    return new Execution(calls);
  }
}
