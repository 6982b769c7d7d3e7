package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.requester.intents.SigningOperator;
import io.nitrowallet.requester.operator.OperatorIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The passphrase or PIN that unlocks an operator's key: the first line of a file that nobody else
/// reads, or what is typed unseen at the terminal.
final class OperatorSecret {
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "holds the key's passphrase or PIN (default: asked for on the terminal)")
  private @Nullable String file;

  /// The operator whom the settings name, with the key unlocked.
  SigningOperator unlock(Session session) {
    OperatorIdentity operator = OperatorIdentity.of(session.configuration());
    String name = operator.holder().secretName();
    return new SigningOperator(operator.id(), operator.holder().open(() -> ask(name)));
  }

  /// @param name what it is called
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if there is none, or others may
  ///   read the file
  SecretBytes ask(String name) {
    return fromFile().orElseGet(() -> typed("The %s: ", name));
  }

  /// The same for a secret that is not in use yet: the terminal asks twice.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} also if the two differ
  SecretBytes choose(String name) {
    return fromFile().orElseGet(() -> twice(name));
  }

  private static SecretBytes twice(String name) {
    SecretBytes first = typed("A new %s: ", name);
    try (SecretBytes second = typed("Once more, the %s: ", name)) {
      if (!second.equals(first)) {
        first.close();
        throw new RefusedException(
            ErrorCode.INVALID_VALUE, "the two differ: nothing was made, so try again");
      }
      return first;
    }
  }

  private static SecretBytes typed(String prompt, String name) {
    return KeyPasswords.typed(prompt.formatted(name))
        .orElseThrow(() ->
            new RefusedException(
                ErrorCode.INVALID_VALUE,
                "an operator's key needs the %s: give --passphrase-file, or run this on a terminal"
                    .formatted(name)));
  }

  private Optional<SecretBytes> fromFile() {
    return Session.given(file)
        .map(name -> {
          requirePrivate(name);
          return KeyPasswords.firstLine(name);
        });
  }

  private static void requirePrivate(String name) {
    try {
      Path path = Path.of(name);
      if (!OWNERS.containsAll(Files.getPosixFilePermissions(path))) {
        throw new RefusedException(
            ErrorCode.INVALID_VALUE,
            "the passphrase file %s can be read or changed by others: chmod 600 it, and choose"
                    .formatted(path)
                + " another passphrase");
      }
    } catch (IOException | InvalidPathException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "the passphrase file %s cannot be read".formatted(name), e);
    }
  }
}
