package io.nitrowallet.parent.gateway.blobs;

import io.nitrowallet.domain.bytes.Bytes;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.web3j.crypto.Blob;
import org.web3j.crypto.BlobUtils;

/// Commitments and proofs, judged by c-kzg-4844 with the setup of the mainnet ceremony. Its native
/// library is loaded when the first sidecar comes.
final class Kzg {
  private Kzg() {}

  static List<Bytes> versionedHashes(List<Bytes> commitments) {
    return commitments.stream()
        .map(commitment -> Bytes.copyOf(BlobUtils.kzgToVersionedHash(theirs(commitment)).toArray()))
        .toList();
  }

  /// By one proof a blob.
  static boolean verifies(BlobSidecar sidecar) {
    return judge(() ->
        IntStream.range(0, sidecar.blobs().size())
            .allMatch(i ->
                BlobUtils.checkProofValidity(
                    blob(sidecar.blobs().get(i)),
                    theirs(sidecar.commitments().get(i)),
                    theirs(sidecar.proofs().get(i)))));
  }

  /// By the proofs of the cells.
  static boolean verifiesCells(BlobSidecar sidecar) {
    return judge(() ->
        BlobUtils.checkCellProofsValidity(
            sidecar.blobs().stream().map(Kzg::blob).toList(),
            sidecar.commitments().stream().map(Kzg::theirs).toList(),
            sidecar.proofs().stream().map(Kzg::theirs).toList()));
  }

  /// The library throws on what is no point of the curve, or no field element.
  private static boolean judge(BooleanSupplier verdict) {
    try {
      return verdict.getAsBoolean();
    } catch (RuntimeException _) {
      return false;
    }
  }

  private static Blob blob(Bytes blob) {
    return new Blob(theirs(blob));
  }

  private static org.apache.tuweni.bytes.Bytes theirs(Bytes bytes) {
    return org.apache.tuweni.bytes.Bytes.wrap(bytes.toArray());
  }
}
