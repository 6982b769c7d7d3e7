package io.nitrowallet.console.connection;

import io.nitrowallet.console.session.Passphrase;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.console.work.Job;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.requester.files.PrivateFiles;
import io.nitrowallet.requester.operator.KeyKind;
import io.nitrowallet.requester.operator.KeystoreFile;
import io.nitrowallet.requester.operator.OperatorEntry;
import io.nitrowallet.requester.operator.OperatorIdentity;
import io.nitrowallet.requester.operator.OperatorKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// An operator's key that is made now, Ed25519 in a new PKCS#12 file. Used on the window's thread.
final class NewKey {
  private final Background background;
  private final ObjectProperty<Optional<OperatorEntry>> entry =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Fault>> fault =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<Job> making = Optional.empty();

  NewKey(Background background) {
    this.background = background;
  }

  /// Makes the key of `operator`, unless one is being made.
  ///
  /// @param passphrase overwritten before this returns, as is `again`
  void make(OperatorIdentity operator, char[] passphrase, char[] again) {
    boolean same = Arrays.equals(passphrase, again);
    Arrays.fill(again, '\0');
    SecretBytes secret = Passphrase.utf8(passphrase);
    if (!same || making.filter(Job::isRunning).isPresent()) {
      secret.close();
      fault.set(
          same
              ? fault.get()
              : Optional.of(Fault.of(ErrorCode.INVALID_VALUE, "the two passphrases differ")));
      return;
    }
    fault.set(Optional.empty());
    making =
        Optional.of(
            background.run(
                () -> create(operator, secret),
                made -> entry.set(Optional.of(made)),
                failure -> fault.set(Optional.of(failure))));
  }

  private static OperatorEntry create(OperatorIdentity operator, SecretBytes secret) {
    try (secret) {
      if (operator.holder() instanceof KeystoreFile(var path)) {
        makeFolder(path);
      }
      try (OperatorKey key = operator.holder().create(KeyKind.ED25519, () -> secret)) {
        return new OperatorEntry(operator.id(), key.publicKey());
      }
    }
  }

  private static void makeFolder(Path file) {
    try {
      PrivateFiles.createFolderOf(file);
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "the folder of %s cannot be made".formatted(file), e);
    }
  }

  /// What the key is in policies, once it is made.
  ReadOnlyObjectProperty<Optional<OperatorEntry>> entry() {
    return entry;
  }

  /// Why none was made.
  ReadOnlyObjectProperty<Optional<Fault>> fault() {
    return fault;
  }
}
