package io.nitrowallet.requester.backup;

import io.nitrowallet.domain.bytes.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/// Hashes lines, segment by segment.
final class Segments {
  private final List<Bytes> hashes = new ArrayList<>();
  private final MessageDigest digest = sha256();
  private long rows;

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /// @param line with its line end
  void add(Bytes line) {
    digest.update(line.toArray());
    rows++;
    if (rows % BackupManifest.SEGMENT == 0) {
      hashes.add(Bytes.copyOf(digest.digest()));
    }
  }

  long rows() {
    return rows;
  }

  /// Those of all lines so far, the last segment's too; to be called once.
  List<Bytes> hashes() {
    if (rows % BackupManifest.SEGMENT != 0) {
      hashes.add(Bytes.copyOf(digest.digest()));
    }
    return List.copyOf(hashes);
  }
}
