package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The KMS keys that this image may use, as measured into it. A request can only choose among them,
/// so root on the parent cannot have a key sealed under a KMS key of its own.
///
/// @param seal keys that wrap new data keys, and unwrap them
/// @param open keys that only unwrap: retired ones and the seed's
public record KmsKeys(List<KeyArn> seal, List<KeyArn> open) {
  /// @throws IllegalArgumentException if no key seals, or a key is named twice
  public KmsKeys {
    seal = List.copyOf(seal);
    open = List.copyOf(open);
    if (seal.isEmpty()) {
      throw new IllegalArgumentException("sealKeys names at least one key");
    }
    Set<KeyArn> all = new HashSet<>(seal);
    all.addAll(open);
    if (all.size() != seal.size() + open.size()) {
      throw new IllegalArgumentException("a key stands once, in sealKeys or in openKeys");
    }
  }

  /// The seal key that `keyId` (an ARN or a bare id) selects, or the only one there is.
  ///
  /// @throws RefusedException with {@link ErrorCode#KEY_NOT_ALLOWED} if it selects none of them, or
  ///   (one id in two Regions) more than one
  public KeyArn selectForSealing(Optional<String> keyId) {
    if (keyId.isEmpty() && seal.size() == 1) {
      return seal.getFirst();
    }
    List<KeyArn> named =
        seal.stream().filter(key -> keyId.isPresent() && names(keyId.get(), key)).toList();
    if (named.size() != 1) {
      throw new RefusedException(
          ErrorCode.KEY_NOT_ALLOWED,
          "key_id must name one of the enclave's measured sealKeys, by ARN or id");
    }
    return named.getFirst();
  }

  /// Demands that `key` may unwrap.
  ///
  /// @throws RefusedException with {@link ErrorCode#KEY_NOT_ALLOWED} if it is none of ours
  public void requireForOpening(KeyArn key) {
    if (!seal.contains(key) && !open.contains(key)) {
      throw new RefusedException(
          ErrorCode.KEY_NOT_ALLOWED,
          "the row's KMS key is not among the enclave's measured sealKeys and openKeys");
    }
  }

  /// Demands that `key` may open rows of earlier projects. Those that seal never do: whatever is
  /// wrapped by them without a context is nothing of ours.
  ///
  /// @throws RefusedException with {@link ErrorCode#KEY_NOT_ALLOWED} if it is none of {@link #open}
  public void requireForMigration(KeyArn key) {
    if (!open.contains(key)) {
      throw new RefusedException(
          ErrorCode.KEY_NOT_ALLOWED,
          "the old row's KMS key is not among the enclave's measured openKeys");
    }
  }

  private static boolean names(String keyId, KeyArn key) {
    return keyId.equals(key.value()) || keyId.equals(key.keyId());
  }
}
