package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.files.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Pins in one JSON file of mode 0600: `{"v":1,"pins":{scope:{name:address}}}`. Each change
/// replaces the file in one step, under a lock that other processes respect; it is on disk when
/// {@link #pin} returns.
public final class PinFile implements AddressPins {
  /// The file's lock keeps other processes out; this one keeps out our own threads, to which the
  /// JDK answers with an exception instead of letting them wait.
  private static final ReentrantLock THREADS = new ReentrantLock();

  /// What a JSON name may hold is 256 characters; a shortened scope is longer than any that stays
  /// as it is, so that the two never meet.
  private static final int LONGEST_SCOPE = 128;

  private static final int SHORTENED = 64;

  private final Path file;
  private final String scope;

  /// @param scope which table the names belong to, since tables may use a name twice
  public PinFile(Path file, String scope) {
    this.file = file.toAbsolutePath();
    this.scope = scope.length() > LONGEST_SCOPE ? shortened(scope) : scope;
  }

  private static String shortened(String scope) {
    Bytes text = Bytes.copyOf(scope.getBytes(StandardCharsets.UTF_8));
    String start = scope.substring(0, scope.offsetByCodePoints(0, SHORTENED));
    return start + "#" + Digests.sha256(text).hex();
  }

  @Override
  public Optional<Pin> find(AccountName name) {
    return snapshot().apply(name);
  }

  @Override
  public Function<AccountName, Optional<Pin>> snapshot() {
    JsonNode pins = read().path("pins").path(scope);
    return name -> pin(pins.path(name.value()));
  }

  private Optional<Pin> pin(JsonNode pin) {
    try {
      return pin.isMissingNode() ? Optional.empty() : Optional.of(PinJson.decode(pin));
    } catch (RefusedException e) {
      throw malformed(e);
    }
  }

  @Override
  public void pin(AccountName name, Pin pin) {
    THREADS.lock();
    try {
      pinAlone(name, pin);
    } finally {
      THREADS.unlock();
    }
  }

  private void pinAlone(AccountName name, Pin pin) {
    try (FileChannel lock = PrivateFiles.openLock(file);
        var _ = lock.lock()) {
      if (compare(name, pin.address()) == Pinned.NOT_HERE) {
        ObjectNode document = read();
        ObjectNode pins = document.withObjectProperty("pins");
        pins.withObjectProperty(scope).set(name.value(), PinJson.encode(pin));
        PrivateFiles.replace(file, readable(name, StrictJson.write(document)).toArray());
      }
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "the pins cannot be written to %s: make its folder writable".formatted(file),
          e);
    }
  }

  /// Nothing replaces the pins that could not be read as pins.
  private Bytes readable(AccountName name, Bytes next) {
    try {
      StrictJson.parse(next);
      return next;
    } catch (RefusedException e) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "'%s' was not pinned: %s would be too large or malformed to be read again. Name another"
                  .formatted(name, file)
              + " file by 'pins.file', then run 'account verify %s --pin'".formatted(name),
          e);
    }
  }

  private ObjectNode read() {
    try {
      if (!Files.exists(file)) {
        return StrictJson.object().put("v", 1);
      }
      ObjectNode document = StrictJson.parse(Bytes.copyOf(Files.readAllBytes(file)));
      if (document.path("v").asInt(0) != 1) {
        throw malformed(null);
      }
      return document;
    } catch (IOException | RefusedException e) {
      throw malformed(e);
    }
  }

  private RefusedException malformed(@Nullable Exception cause) {
    String sentence =
        "the pins in %s cannot be read: restore the file from a backup, do not delete it"
            .formatted(file);
    return cause == null
        ? new RefusedException(ErrorCode.INVALID_CONFIGURATION, sentence)
        : new RefusedException(ErrorCode.INVALID_CONFIGURATION, sentence, cause);
  }
}
