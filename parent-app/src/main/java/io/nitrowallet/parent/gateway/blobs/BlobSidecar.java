package io.nitrowallet.parent.gateway.blobs;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.BlobTransaction;
import io.nitrowallet.domain.ethereum.Blobs;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a blob transaction travels with, stated in full by the caller and verified against the
/// versioned hashes that are signed.
///
/// @param blobs of 131,072 bytes
/// @param commitments one a blob, 48 bytes
/// @param proofs one a blob (EIP-4844), or 128 cell proofs a blob (EIP-7594), 48 bytes
public record BlobSidecar(List<Bytes> blobs, List<Bytes> commitments, List<Bytes> proofs) {
  /// The members of a transaction object that state it.
  public static final Set<String> MEMBERS = Set.of("blobs", "commitments", "proofs");

  private static final int BLOB_LENGTH = 131_072;
  private static final int POINT_LENGTH = 48;
  private static final int CELLS = 128;

  /// @throws RefusedException with {@link ErrorCode#INVALID_TRANSACTION} if a part is missing, or
  ///   has another length
  public BlobSidecar {
    blobs = List.copyOf(blobs);
    commitments = List.copyOf(commitments);
    proofs = List.copyOf(proofs);
    requireLength(blobs, BLOB_LENGTH, "a blob");
    requireLength(commitments, POINT_LENGTH, "a blob's commitment");
    requireLength(proofs, POINT_LENGTH, "a blob's proof");
    if (commitments.size() != blobs.size()) {
      throw refused("there is one commitment for each blob");
    }
    if (proofs.size() != blobs.size() && proofs.size() != CELLS * blobs.size()) {
      throw refused(
          "there is one proof for each blob (EIP-4844), or one for each of its 128 cells"
              + " (EIP-7594)");
    }
  }

  /// What `transaction` states of it; nothing where it has none of the members.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_TRANSACTION} if some are missing, or
  ///   malformed
  public static Optional<BlobSidecar> of(JsonObject transaction) {
    if (MEMBERS.stream().allMatch(member -> transaction.find(member).isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new BlobSidecar(
            list(transaction.require("blobs"), BLOB_LENGTH),
            list(transaction.require("commitments"), POINT_LENGTH),
            list(transaction.require("proofs"), POINT_LENGTH)));
  }

  private static List<Bytes> list(JsonValue values, int length) {
    return values.elements().stream().map(value -> value.hex(length)).toList();
  }

  /// Refuses a transaction that these blobs are not those of.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_TRANSACTION} if `transaction` has no
  ///   blobs, other hashes, or a proof does not verify
  public void requireOf(UnsignedTransaction transaction) {
    if (!(transaction instanceof BlobTransaction blob)) {
      throw refused("only a transaction of type 0x3 has blobs");
    }
    if (!blob.blobs().versionedHashes().equals(Kzg.versionedHashes(commitments))) {
      throw refused("the blobs' commitments do not match 'blobVersionedHashes', in their order");
    }
    if (!(hasCellProofs() ? Kzg.verifiesCells(this) : Kzg.verifies(this))) {
      throw refused("a blob does not match its commitment, by the proofs that came with it");
    }
  }

  /// The form in which nodes pass the transaction on.
  ///
  /// @param signed the transaction, signed, of {@link #requireOf}
  public Bytes wrap(Bytes signed) {
    return NetworkForm.of(signed, this);
  }

  /// Whether each cell is proven (EIP-7594), and not each blob.
  boolean hasCellProofs() {
    return proofs.size() != blobs.size();
  }

  private static void requireLength(List<Bytes> parts, int length, String name) {
    if (parts.isEmpty() || parts.size() > CELLS * Blobs.MAX_BLOBS) {
      throw refused("a sidecar has blobs, and no more than a transaction can name");
    }
    if (!parts.stream().allMatch(part -> part.length() == length)) {
      throw refused("%s is %s bytes long".formatted(name, length));
    }
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_TRANSACTION, sentence);
  }
}
