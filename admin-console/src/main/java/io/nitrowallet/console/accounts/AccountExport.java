package io.nitrowallet.console.accounts;

import io.nitrowallet.console.accounts.AccountList.Standing;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Errand;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.files.Csv;
import io.nitrowallet.requester.files.PrivateFiles;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Writes the accounts that are listed to a file, as comma-separated values. Used on the window's
/// thread.
@SessionScope
final class AccountExport {
  private final AccountList list;
  private final Errand errand;
  private final ReadOnlyObjectWrapper<OptionalLong> written =
      new ReadOnlyObjectWrapper<>(OptionalLong.empty());

  @Inject
  AccountExport(AccountList list, Background background) {
    this.list = list;
    this.errand = new Errand(background);
  }

  /// Forgets the last one.
  void begin() {
    errand.cancel();
    written.set(OptionalLong.empty());
  }

  /// Writes those that are found now to the new file `path`, mode 0600.
  void write(String path) {
    written.set(OptionalLong.empty());
    List<Row> rows =
        list.found().stream().map(account -> new Row(account, list.standing(account))).toList();
    errand.run(
        () -> {
          write(rows, path);
          return rows.size();
        },
        count -> written.set(OptionalLong.of(count)));
  }

  private static void write(List<Row> rows, String path) {
    String text =
        Stream.concat(Stream.of(heading()), rows.stream().map(Row::cells))
            .map(Csv::row)
            .collect(Collectors.joining());
    try {
      PrivateFiles.create(
          Path.of(path.strip()).toAbsolutePath(), text.getBytes(StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException e) {
      throw refused("%s exists already: choose another name".formatted(path), e);
    } catch (IOException | InvalidPathException e) {
      throw refused("the file %s cannot be written".formatted(path), e);
    }
  }

  private static Stream<String> heading() {
    return Stream.of("name", "address", "version", "createdAt", "keyArn", "pinned");
  }

  private static RefusedException refused(String sentence, Exception cause) {
    return new RefusedException(ErrorCode.INVALID_VALUE, sentence, cause);
  }

  /// How many rows were written last.
  ReadOnlyObjectProperty<OptionalLong> written() {
    return written.getReadOnlyProperty();
  }

  /// Whether a file is being written.
  ReadOnlyBooleanProperty working() {
    return errand.working();
  }

  /// Why none was.
  ReadOnlyObjectProperty<Optional<Fault>> fault() {
    return errand.fault();
  }

  private record Row(AccountSummary account, Standing standing) {
    Stream<String> cells() {
      return Stream.of(
          account.name().value(),
          account.address().checksummed(),
          Long.toString(account.version()),
          account.createdAt().toString(),
          account.keyArn().value(),
          standing.name().toLowerCase(Locale.ROOT));
    }
  }
}
