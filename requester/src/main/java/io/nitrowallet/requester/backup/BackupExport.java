package io.nitrowallet.requester.backup;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.formats.json.AccountJson;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.files.PrivateFiles;
import io.nitrowallet.requester.operator.OperatorKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Writes every row of the table to a new file, in the order of names, and a manifest that an
/// operator signs. The rows are sealed: a backup opens no account, and hides no policy or address.
///
/// Rows that change meanwhile are taken as they are when they are reached. What was made while the
/// export ran may be missing.
public final class BackupExport {
  private static final int PAGE = 500;

  private final Accounts accounts;
  private final TimeSource time;

  /// Reads from `accounts`.
  public BackupExport(Accounts accounts, TimeSource time) {
    this.accounts = accounts;
    this.time = time;
  }

  /// Exports. The manifest is written last: rows without one are an export that did not end.
  ///
  /// @param table its name, for the manifest
  /// @param operator who signs
  /// @param progress told of how many rows were written
  /// @return what was written; rows that could not be read are named in it
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if a file exists or cannot be
  ///   written; as {@link Accounts} does
  public BackupManifest write(
      BackupFiles files, String table, String operator, OperatorKey key, LongConsumer progress) {
    files.requireAbsent();
    var createdAt = time.now().truncatedTo(ChronoUnit.SECONDS);
    List<String> unreadable = new ArrayList<>();
    Segments segments = rows(files, unreadable, progress);
    var manifest =
        new BackupManifest(table, createdAt, segments.rows(), unreadable, segments.hashes());
    files.writeManifest(manifest.sign(operator, key));
    return manifest;
  }

  private Segments rows(BackupFiles files, List<String> unreadable, LongConsumer progress) {
    Segments segments = new Segments();
    try (FileChannel channel = PrivateFiles.openNew(files.rows());
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      Optional<AccountName> next = Optional.empty();
      do {
        Accounts.Page page = accounts.list(PAGE, next);
        unreadable.addAll(page.unreadable());
        for (AccountSummary summary : page.accounts()) {
          Optional<Account> row = row(summary, unreadable);
          if (row.isPresent()) {
            Bytes line = line(row.get());
            out.write(line.toArray());
            segments.add(line);
            progress.accept(segments.rows());
          }
        }
        next = page.next();
      } while (next.isPresent());
      out.flush();
      channel.force(true);
    } catch (IOException e) {
      throw BackupFiles.refused("the file %s cannot be written", files.rows(), e);
    }
    return segments;
  }

  private Optional<Account> row(AccountSummary summary, List<String> unreadable) {
    try {
      return accounts.find(summary.name());
    } catch (RefusedException e) {
      if (e.code() != ErrorCode.INVALID_ROW && e.code() != ErrorCode.ADDRESS_MISMATCH) {
        throw e;
      }
      unreadable.add(summary.name().value());
      return Optional.empty();
    }
  }

  private static Bytes line(Account account) {
    return Bytes.concat(
        StrictJson.write(AccountJson.encode(account)), Bytes.copyOf(new byte[] {'\n'}));
  }
}
