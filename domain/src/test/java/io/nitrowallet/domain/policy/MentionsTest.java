package io.nitrowallet.domain.policy;

import static io.nitrowallet.domain.policy.Requests.FEES;
import static io.nitrowallet.domain.policy.Requests.account;
import static io.nitrowallet.domain.policy.Requests.address;
import static io.nitrowallet.domain.policy.Requests.batch;
import static io.nitrowallet.domain.policy.Requests.inner;
import static io.nitrowallet.domain.policy.Requests.operation;
import static io.nitrowallet.domain.policy.Requests.send;
import static io.nitrowallet.domain.policy.Requests.transfer;
import static io.nitrowallet.domain.policy.Requests.typed;
import static io.nitrowallet.domain.policy.Requests.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.AccessList;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.EntryPoint.Version;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.UserOperation;
import io.nitrowallet.domain.typeddata.TypedValue;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MentionsTest {
  private static final int DENIED = 0x61; // an ASCII letter, twenty times
  private static final Bytes RAW = address(DENIED).value();

  private static Optional<Address> first(Signable signable) {
    return Mentions.first(signable, Set.of(address(DENIED), address(0x99)));
  }

  static Stream<Signable> mentioning() {
    return Stream.concat(transactions(), Stream.concat(operations(), typedData()));
  }

  private static Stream<Signable> transactions() {
    AccessList list = new AccessList(List.of(new AccessList.Entry(address(DENIED), List.of())));
    return Stream.of(
        send(DENIED, 0),
        Requests.call(1, transfer(DENIED, 1)),
        Requests.call(1, RAW),
        Requests.creation(Bytes.concat(Bytes.ofHex("00"), RAW)),
        new DynamicFeeTransaction(
            ChainId.of(1), Requests.payment(Optional.of(address(1)), 0, Bytes.EMPTY), FEES, list),
        Requests.authorization(DENIED));
  }

  private static Stream<Signable> operations() {
    return Stream.of(
        operation(batch(inner(DENIED, 0, Bytes.EMPTY))),
        operation(Version.V0_7, RAW, Bytes.EMPTY, Bytes.EMPTY),
        operation(Version.V0_7, Bytes.EMPTY, Bytes.EMPTY, Bytes.concat(RAW, RAW)));
  }

  private static Stream<Signable> typedData() {
    Map<String, TypedValue> domain = Map.of("chainId", whole(1));
    TypedValue text = new TypedValue.Text(new String(RAW.toArray(), StandardCharsets.US_ASCII));
    TypedValue number = new TypedValue.Whole(new BigInteger(1, RAW.toArray()));
    return Stream.of(
        typed(1, DENIED),
        typed(domain, "address", account(DENIED)),
        typed(domain, "bytes", new TypedValue.Octets(Bytes.concat(RAW, Bytes.ofHex("00")))),
        typed(domain, "string", text),
        typed(Map.of("name", text), "bool", new TypedValue.Flag(true)),
        typed(domain, "uint256", number),
        typed(domain, "address[]", new TypedValue.Sequence(List.of(account(1), account(DENIED)))));
  }

  @ParameterizedTest
  @MethodSource("mentioning")
  void findsAnAddressWhereverItStands(Signable signable) {
    assertEquals(Optional.of(address(DENIED)), first(signable));
    assertEquals(Optional.empty(), Mentions.first(signable, Set.of()));
    assertEquals(Optional.empty(), Mentions.first(signable, Set.of(address(0x99))));
  }

  @Test
  void findsTheAccountAndTheEntryPointOfAUserOperation() {
    for (int number : new int[] {0xe1, 0xe2}) {
      assertEquals(
          Optional.of(address(number)),
          Mentions.first(operation(Bytes.EMPTY), Set.of(address(number))));
    }
  }

  @Test
  void findsAnAddressWithZerosInFrontInANumber() {
    Address small = new Address(Bytes.concat(Bytes.copyOf(new byte[4]), RAW.slice(0, 16)));
    Signable number =
        typed(
            Map.of("chainId", whole(1)),
            "uint256",
            new TypedValue.Whole(new BigInteger(1, small.value().toArray())));
    assertEquals(Optional.of(small), Mentions.first(number, Set.of(small)));
  }

  /// A negative number is filled with ones.
  @Test
  void findsAnAddressThatBeginsWithOnesInANumberBelowZero() {
    Address high = new Address(Bytes.concat(Bytes.ofHex("ffff"), RAW.slice(0, 18)));
    Signable number =
        typed(
            Map.of("chainId", whole(1)),
            "int256",
            new TypedValue.Whole(new BigInteger(high.value().toArray())));
    assertEquals(Optional.of(high), Mentions.first(number, Set.of(high)));
  }

  @Test
  void zeroIsFilledWithZeros() {
    Signable zero = typed(Map.of("chainId", whole(1)), "uint256", whole(0));
    assertEquals(Optional.empty(), Mentions.first(zero, Set.of(address(0xff))));
  }

  /// There, smart accounts of ERC-7579 name the module that validates.
  @Test
  void findsAnAddressInTheKeyOfAUserOperationsNonce() {
    UserOperation plain = operation(Bytes.EMPTY);
    var keyed =
        new UserOperation(
            plain.entryPoint(),
            plain.sender(),
            new BigInteger(1, RAW.toArray()).shiftLeft(64),
            plain.initCode(),
            plain.callData(),
            plain.gas(),
            plain.paymasterAndData());
    assertEquals(Optional.of(address(DENIED)), first(keyed));
  }

  @Test
  void readsTheWidestNumber() {
    BigInteger highest = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    Signable number = typed(Map.of("chainId", whole(1)), "uint256", new TypedValue.Whole(highest));
    assertEquals(Optional.of(address(0xff)), Mentions.first(number, Set.of(address(0xff))));
  }

  @Test
  void findsNothingInAPartOfAnAddress() {
    Bytes part = RAW.slice(1, 20);
    for (Signable signable :
        List.of(
            Requests.call(1, part),
            Requests.call(1, Bytes.concat(part, Bytes.ofHex("60"), part)),
            operation(part),
            typed(1, 1),
            Requests.authorization(1))) {
      assertEquals(Optional.empty(), first(signable));
    }
  }

  @Test
  void doesNotLookIntoMessagesAndDigests() {
    assertEquals(Optional.empty(), first(new PersonalMessage(RAW)));
    assertEquals(Optional.empty(), first(new BareDigest(Bytes.concat(RAW, RAW.slice(0, 12)))));
  }
}
