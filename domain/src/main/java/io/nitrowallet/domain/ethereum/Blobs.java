package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import java.util.List;
import java.util.stream.Stream;

/// What a blob transaction says of its blobs (EIP-4844).
///
/// @param maxFeePerBlobGas the ceiling, Wei per blob gas
/// @param versionedHashes of the blobs' commitments, 32 bytes each, version 0x01
public record Blobs(Wei maxFeePerBlobGas, List<Bytes> versionedHashes) {
  /// The gas that one blob takes.
  public static final long GAS_PER_BLOB = 131_072;

  /// The most blobs of one transaction. EIP-7594 says 6; the wider bound of a block lets chains
  /// that take more in.
  public static final int MAX_BLOBS = 128;

  private static final int HASH_LENGTH = 32;
  private static final byte VERSION = 1;

  /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_TRANSACTION` without blobs,
  ///   with too many, or if a hash is of another form
  public Blobs {
    versionedHashes = List.copyOf(versionedHashes);
    if (versionedHashes.isEmpty() || versionedHashes.size() > MAX_BLOBS) {
      throw Ranges.refused("a blob transaction has 1 to " + MAX_BLOBS + " blobs");
    }
    if (!versionedHashes.stream().allMatch(Blobs::isVersionedHash)) {
      throw Ranges.refused("a blob's versioned hash is 32 bytes long and begins with 0x01");
    }
  }

  private static boolean isVersionedHash(Bytes hash) {
    return hash.length() == HASH_LENGTH && hash.at(0) == VERSION;
  }

  Stream<Bytes> fields() {
    return Stream.of(
        Rlp.integer(maxFeePerBlobGas.value()),
        Rlp.list(versionedHashes.stream().map(Rlp::string).toArray(Bytes[]::new)));
  }
}
