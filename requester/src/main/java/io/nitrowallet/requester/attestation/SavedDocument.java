package io.nitrowallet.requester.attestation;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// An attestation document in a file, kept for whoever will ask later.
public final class SavedDocument {
  private static final String BASE64 = "[A-Za-z0-9+/=\\s]*";

  private SavedDocument() {}

  /// The document that `content` holds as it came from the enclave, or in base64.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it is longer than any
  ///   document
  public static Bytes decode(Bytes content) {
    String text = new String(content.toArray(), StandardCharsets.ISO_8859_1);
    Bytes document = text.matches(BASE64) ? ofBase64(text.replaceAll("\\s", "")) : content;
    if (document.length() > AttestationDocument.MAX_LENGTH) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "an attestation document is at most 16 KiB long");
    }
    return document;
  }

  private static Bytes ofBase64(String text) {
    try {
      return Bytes.ofBase64(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE,
          "the file holds neither an attestation document nor one in base64",
          e);
    }
  }

  /// Keeps `document` as it came in `file`, which must not exist: it may be evidence.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it does, or cannot be written
  public static void write(Path file, Bytes document) {
    try {
      Files.write(file, document.toArray(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "%s exists already: choose another name".formatted(file), e);
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "the file %s cannot be written".formatted(file), e);
    }
  }
}
