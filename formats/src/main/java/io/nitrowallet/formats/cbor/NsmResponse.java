package io.nitrowallet.formats.cbor;

import io.nitrowallet.domain.bytes.Bytes;
import java.util.List;

/// What the Nitro Secure Module answers.
public sealed interface NsmResponse {

  /// Answers {@link NsmRequest.DescribeNsm}.
  ///
  /// @param lockedPcrs indices of the locked registers
  /// @param digest the registers' hash function, `SHA384`
  record Description(
      Version version, String moduleId, int maxPcrs, List<Integer> lockedPcrs, String digest)
      implements NsmResponse {
    /// Copies the list.
    public Description {
      lockedPcrs = List.copyOf(lockedPcrs);
    }
  }

  /// A module's version.
  record Version(int major, int minor, int patch) {}

  /// Answers {@link NsmRequest.DescribePcr}.
  record PcrDescribed(boolean locked, Bytes data) implements NsmResponse {}

  /// Answers {@link NsmRequest.ExtendPcr}.
  ///
  /// @param data the register's new value
  record PcrExtended(Bytes data) implements NsmResponse {}

  /// Answers {@link NsmRequest.LockPcr}.
  record PcrLocked() implements NsmResponse {}

  /// Answers {@link NsmRequest.LockPcrs}.
  record PcrsLocked() implements NsmResponse {}

  /// Answers {@link NsmRequest.Attestation}.
  ///
  /// @param document a COSE_Sign1 structure
  record Attested(Bytes document) implements NsmResponse {}

  /// Answers {@link NsmRequest.GetRandom}. The bytes feed private keys, though never alone.
  record Random(Bytes random) implements NsmResponse {
    /// Says how many bytes there are, and nothing else.
    @Override
    public String toString() {
      return "Random[" + random.length() + "]";
    }
  }

  /// The module refuses.
  record Failed(NsmError error) implements NsmResponse {}
}
