package io.nitrowallet.formats.cbor;

import io.nitrowallet.domain.bytes.Bytes;
import java.util.Optional;

/// What the Nitro Secure Module can be asked (facts-nitro.md). Lengths and indices are the module's
/// to judge; a request holds whatever its wire form can.
public sealed interface NsmRequest {

  /// Which module this is, and which registers it has locked.
  record DescribeNsm() implements NsmRequest {}

  /// One register's value.
  ///
  /// @param index 0 to 255 on the wire; the module has 32
  record DescribePcr(int index) implements NsmRequest {}

  /// Replaces a register's value by SHA-384(value ‖ data).
  record ExtendPcr(int index, Bytes data) implements NsmRequest {}

  /// Makes one register read-only and lists it in documents from now on.
  record LockPcr(int index) implements NsmRequest {}

  /// Locks the registers below `range`.
  record LockPcrs(int range) implements NsmRequest {}

  /// A document over the locked registers and these fields.
  record Attestation(Optional<Bytes> userData, Optional<Bytes> nonce, Optional<Bytes> publicKey)
      implements NsmRequest {}

  /// Random bytes, as many as the module gives at once.
  record GetRandom() implements NsmRequest {}
}
