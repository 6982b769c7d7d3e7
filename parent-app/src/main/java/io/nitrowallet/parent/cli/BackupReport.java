package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.backup.BackupFiles;
import io.nitrowallet.requester.backup.BackupManifest;

/// A backup, as its manifest states it.
final class BackupReport {
  private BackupReport() {}

  static Report of(BackupFiles files, BackupManifest manifest) {
    return new Report()
        .fact("file", "Rows", files.rows())
        .fact("manifest", "Manifest", files.manifest())
        .fact("table", "Table", manifest.table())
        .fact("createdAt", "Made at", manifest.createdAt())
        .fact("rows", "Rows", manifest.rows())
        .fact("unreadable", "Malformed", manifest.unreadable());
  }
}
