package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.account.Address;
import java.util.Arrays;
import java.util.Optional;

/// The contract that carries out user operations (ERC-4337).
public record EntryPoint(Version version, Address address, ChainId chainId) {
  /// The versions, which hash and sign in different ways.
  public enum Version {
    /// Nine words and a second hash; signed as an EIP-191 message.
    V0_6("0.6"),
    /// Packed gas and fees; signed as an EIP-191 message.
    V0_7("0.7"),
    /// An EIP-712 hash, signed as it is.
    V0_8("0.8");

    private final String number;

    Version(String number) {
      this.number = number;
    }

    /// The version of this number.
    public static Optional<Version> named(String number) {
      return Arrays.stream(values()).filter(version -> version.number.equals(number)).findFirst();
    }

    /// Its number, such as 0.7.
    public String number() {
      return number;
    }
  }
}
