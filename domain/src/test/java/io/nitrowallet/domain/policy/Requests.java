package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.calldata.Call.Inner;
import io.nitrowallet.domain.calldata.SampleCalls;
import io.nitrowallet.domain.ethereum.AccessList;
import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.EntryPoint;
import io.nitrowallet.domain.ethereum.EntryPoint.Version;
import io.nitrowallet.domain.ethereum.Fees;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.SetCodeTransaction;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.UserOperation;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.domain.typeddata.FieldType;
import io.nitrowallet.domain.typeddata.SigningDomain;
import io.nitrowallet.domain.typeddata.StructType;
import io.nitrowallet.domain.typeddata.StructTypes;
import io.nitrowallet.domain.typeddata.TypedData;
import io.nitrowallet.domain.typeddata.TypedValue;
import io.nitrowallet.domain.typeddata.TypedValue.Structure;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Things to be signed. Addresses are one byte, twenty times; chain 1 unless said otherwise.
final class Requests {
  static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  static final Fees FEES = new Fees(Wei.of(1), Wei.of(10));
  static final UserOperation.Gas GAS =
      new UserOperation.Gas(
          BigInteger.valueOf(100), BigInteger.valueOf(20), BigInteger.valueOf(3), FEES);

  private Requests() {}

  static Address address(int number) {
    return SampleCalls.address(number);
  }

  static Payment payment(Optional<Address> to, long value, Bytes data) {
    return new Payment(Uint64.of(7), Uint64.of(21_000), to, Wei.of(value), data);
  }

  static UnsignedTransaction transaction(Payment payment) {
    return new DynamicFeeTransaction(ChainId.of(1), payment, FEES, AccessList.EMPTY);
  }

  static UnsignedTransaction send(int to, long value) {
    return transaction(payment(Optional.of(address(to)), value, Bytes.EMPTY));
  }

  static UnsignedTransaction call(int to, Bytes data) {
    return transaction(payment(Optional.of(address(to)), 0, data));
  }

  static UnsignedTransaction creation(Bytes initCode) {
    return transaction(payment(Optional.empty(), 0, initCode));
  }

  static SetCodeTransaction setCode() {
    return new SetCodeTransaction(
        ChainId.of(1),
        payment(Optional.of(address(1)), 0, Bytes.EMPTY),
        FEES,
        AccessList.EMPTY,
        List.of(
            new Authorization.Signed(
                authorization(0xd1), new Signature(BigInteger.ONE, BigInteger.ONE, 0))));
  }

  static Authorization authorization(int delegate) {
    return new Authorization(ChainId.of(1), address(delegate), Uint64.ZERO);
  }

  static UserOperation operation(Bytes callData) {
    return operation(Version.V0_7, Bytes.EMPTY, callData, Bytes.EMPTY);
  }

  static UserOperation operation(Version version, Bytes initCode, Bytes callData, Bytes paymaster) {
    return new UserOperation(
        new EntryPoint(version, address(0xe1), ChainId.of(1)),
        address(0xe2),
        BigInteger.ONE,
        initCode,
        callData,
        GAS,
        paymaster);
  }

  /// `executeBatch((address,uint256,bytes)[])` of these calls.
  static Bytes batch(Inner... calls) {
    List<Bytes> heads = new ArrayList<>();
    List<Bytes> tails = new ArrayList<>();
    int at = 32 * calls.length;
    for (Inner call : calls) {
      int padding = (32 - call.data().length() % 32) % 32;
      Bytes tail =
          Bytes.concat(
              word(call.to()),
              word(call.value()),
              word(BigInteger.valueOf(96)),
              word(BigInteger.valueOf(call.data().length())),
              call.data(),
              Bytes.copyOf(new byte[padding]));
      heads.add(word(BigInteger.valueOf(at)));
      tails.add(tail);
      at += tail.length();
    }
    List<Bytes> parts = new ArrayList<>();
    parts.add(Bytes.ofHex("34fcd5be"));
    parts.add(word(BigInteger.valueOf(32)));
    parts.add(word(BigInteger.valueOf(calls.length)));
    parts.addAll(heads);
    parts.addAll(tails);
    return Bytes.concat(parts.toArray(Bytes[]::new));
  }

  static Inner inner(int to, long value, Bytes data) {
    return new Inner(address(to), BigInteger.valueOf(value), data);
  }

  /// ERC-20 `transfer`.
  static Bytes transfer(int recipient, long amount) {
    return Bytes.concat(
        Bytes.ofHex("a9059cbb"), word(address(recipient)), word(BigInteger.valueOf(amount)));
  }

  private static Bytes word(Address address) {
    return Bytes.concat(Bytes.copyOf(new byte[12]), address.value());
  }

  private static Bytes word(BigInteger number) {
    byte[] word = new byte[32];
    byte[] magnitude = number.toByteArray();
    System.arraycopy(magnitude, 0, word, 32 - magnitude.length, magnitude.length);
    return Bytes.copyOf(word);
  }

  /// `Note(<type> it)` of `value`.
  static TypedMessage typed(Map<String, TypedValue> domain, String type, TypedValue value) {
    StructType note =
        new StructType("Note", List.of(new StructType.Member("it", FieldType.parse(type))));
    return new TypedMessage(
        new TypedData(
            new StructTypes(List.of(note)),
            "Note",
            SigningDomain.of(new Structure(domain)),
            new Structure(Map.of("it", value))));
  }

  static TypedMessage typed(long chainId, int contract) {
    return typed(
        Map.of("chainId", whole(chainId), "verifyingContract", account(contract)),
        "bool",
        new TypedValue.Flag(true));
  }

  static TypedValue whole(long number) {
    return new TypedValue.Whole(BigInteger.valueOf(number));
  }

  static TypedValue account(int number) {
    return new TypedValue.Account(address(number));
  }

  static Optional<String> objection(Constraint constraint, Signable signable) {
    return constraint.objection(new Subject(signable, NOW));
  }
}
