package io.nitrowallet.console.signing;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.requester.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// To whom the accounts were signed for on this desk, so that somebody new is seen. A file of this
/// machine's user: it keeps nobody who may write it from anything.
///
/// @param file one line a pair of account and recipient
public record KnownRecipients(Path file) {
  private static final Bytes TRANSFER = Bytes.ofHex("a9059cbb");
  private static final int PADDED = 16;
  private static final int WORD_END = 36;
  private static final int TRANSFER_LENGTH = 68;

  /// Whom `signable` pays or calls: of a token's transfer, whoever gets the tokens.
  static Optional<Address> of(Signable signable) {
    if (!(signable instanceof UnsignedTransaction transaction)) {
      return Optional.empty();
    }
    Bytes data = transaction.payment().data();
    boolean tokens = data.length() == TRANSFER_LENGTH && data.slice(0, 4).equals(TRANSFER);
    return tokens
        ? Optional.of(new Address(data.slice(PADDED, WORD_END)))
        : transaction.payment().to();
  }

  /// Whether `account` was never signed with for the recipient of `signable`; it has one.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if the file cannot be
  ///   read
  boolean isNew(Address account, Signable signable) {
    return of(signable)
        .filter(recipient -> !lines().contains(line(account, recipient)))
        .isPresent();
  }

  /// Remembers the recipient of `signable`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if the file cannot be
  ///   written
  void remember(Address account, Signable signable) {
    Optional<Address> recipient = of(signable);
    if (recipient.isEmpty() || !isNew(account, signable)) {
      return;
    }
    Set<String> lines = new LinkedHashSet<>(lines());
    lines.add(line(account, recipient.get()));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      PrivateFiles.replace(
          file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw refused("written", e);
    }
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException e) {
      throw refused("read", e);
    }
  }

  private static String line(Address account, Address recipient) {
    return account.lowerCase() + " " + recipient.lowerCase();
  }

  private RefusedException refused(String done, IOException cause) {
    return new RefusedException(
        ErrorCode.INVALID_CONFIGURATION,
        "the recipients that are known, %s, cannot be %s".formatted(file, done),
        cause);
  }
}
