/// Copies of the table of accounts in files: rows as JSON lines beside a manifest that an operator
/// signs. Start with {@link io.nitrowallet.requester.backup.BackupExport}.
@NullMarked
package io.nitrowallet.requester.backup;

import org.jspecify.annotations.NullMarked;
