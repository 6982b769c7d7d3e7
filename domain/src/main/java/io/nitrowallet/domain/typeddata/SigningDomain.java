package io.nitrowallet.domain.typeddata;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.typeddata.TypedDataEncoder.Path;
import io.nitrowallet.domain.typeddata.TypedValue.Account;
import io.nitrowallet.domain.typeddata.TypedValue.Structure;
import io.nitrowallet.domain.typeddata.TypedValue.Whole;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a signature is good for: the domain of EIP-712, some of name, version, chainId,
/// verifyingContract and salt.
///
/// @param type the struct `EIP712Domain`, of these members alone
public record SigningDomain(StructType type, Structure value) {
  /// The struct's name.
  public static final String NAME = "EIP712Domain";

  /// The members there are, in the order in which they stand where nobody says otherwise.
  private static final List<StructType.Member> MEMBERS =
      List.of(
          member("name", "string"),
          member("version", "string"),
          member("chainId", "uint256"),
          member("verifyingContract", "address"),
          member("salt", "bytes32"));

  /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_TYPED_DATA` if the type has
  ///   a member that no domain has, or the value is not of the type
  public SigningDomain {
    if (!type.name().equals(NAME) || !MEMBERS.containsAll(type.members())) {
      throw TypedData.refused(
          "a domain has of the members %s some, and no others"
              .formatted(
                  MEMBERS.stream().map(each -> each.type().text() + " " + each.name()).toList()));
    }
    Bytes _ = separator(type, value);
  }

  /// The domain of the members that `value` has.
  public static SigningDomain of(Structure value) {
    return new SigningDomain(typeOf(value.members().keySet()), value);
  }

  /// The struct of the members that are there, for where a document does not declare one.
  public static StructType typeOf(Collection<String> members) {
    return new StructType(
        NAME, MEMBERS.stream().filter(each -> members.contains(each.name())).toList());
  }

  /// The domain's hash, 32 bytes.
  public Bytes separator() {
    return separator(type, value);
  }

  /// The name, where the domain has one.
  public Optional<String> name() {
    return value.members().get("name") instanceof TypedValue.Text(var text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /// The number of the chain, where the domain names one.
  public Optional<BigInteger> chainId() {
    return value.members().get("chainId") instanceof Whole(var number)
        ? Optional.of(number)
        : Optional.empty();
  }

  /// The contract that shall take the signature, where the domain names one.
  public Optional<Address> verifyingContract() {
    return value.members().get("verifyingContract") instanceof Account(var address)
        ? Optional.of(address)
        : Optional.empty();
  }

  /// A domain of this name, version, chain and contract.
  public static SigningDomain of(
      String name, String version, BigInteger chainId, Address contract) {
    return of(
        new Structure(
            Map.of(
                "name", new TypedValue.Text(name),
                "version", new TypedValue.Text(version),
                "chainId", new Whole(chainId),
                "verifyingContract", new Account(contract))));
  }

  private static Bytes separator(StructType type, Structure value) {
    return new TypedDataEncoder(new StructTypes(List.of(type)))
        .hashStruct(NAME, value, Path.of("domain"));
  }

  private static StructType.Member member(String name, String type) {
    return new StructType.Member(name, FieldType.parse(type));
  }
}
