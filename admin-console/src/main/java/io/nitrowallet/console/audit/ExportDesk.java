package io.nitrowallet.console.audit;

import io.nitrowallet.console.audit.Books.Form;
import io.nitrowallet.console.audit.Books.Source;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import jakarta.inject.Inject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Writes receipts to a file. Used on the window's thread.
@SessionScope
public final class ExportDesk {
  private final Books books;
  private final Background background;
  private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<OptionalLong> written =
      new ReadOnlyObjectWrapper<>(OptionalLong.empty());
  private final ReadOnlyObjectWrapper<Optional<Fault>> fault =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  @Inject
  ExportDesk(Books books, Background background) {
    this.books = books;
    this.background = background;
  }

  /// Writes all of `source` to the new file `path`; nothing happens while another is written.
  void export(Source source, Form form, String path) {
    if (working.get()) {
      return;
    }
    working.set(true);
    written.set(OptionalLong.empty());
    fault.set(Optional.empty());
    background.run(
        () -> books.export(source, form, file(path)),
        lines -> {
          working.set(false);
          written.set(OptionalLong.of(lines));
        },
        failure -> {
          working.set(false);
          fault.set(Optional.of(failure));
        });
  }

  private static Path file(String path) {
    try {
      return Path.of(path.strip());
    } catch (InvalidPathException e) {
      throw new RefusedException(ErrorCode.INVALID_VALUE, "that is no path of a file", e);
    }
  }

  /// Whether a file is being written.
  ReadOnlyBooleanProperty working() {
    return working.getReadOnlyProperty();
  }

  /// How many lines or rows were written last.
  ReadOnlyObjectProperty<OptionalLong> written() {
    return written.getReadOnlyProperty();
  }

  /// Why none were.
  ReadOnlyObjectProperty<Optional<Fault>> fault() {
    return fault.getReadOnlyProperty();
  }
}
