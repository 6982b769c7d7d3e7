package io.nitrowallet.aws.nsm;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.cbor.NsmRequest;
import io.nitrowallet.formats.cbor.NsmResponse;
import java.util.concurrent.atomic.AtomicReference;

/// The module's random numbers, tested as they come: long enough, not repetitive, and never the
/// same twice running.
final class ModuleRandom {
  private static final int MIN_LENGTH = 32;

  private final NsmCalls module;

  /// SHA-256 of the last output, which itself is not kept; empty before the first.
  private final AtomicReference<Bytes> last = new AtomicReference<>(Bytes.EMPTY);

  ModuleRandom(SecureModule module) {
    this.module = new NsmCalls(module);
  }

  /// A fresh output, which the caller overwrites after use.
  ///
  /// @throws RefusedException with {@link ErrorCode#ENTROPY_FAILED} if the module fails or repeats
  ///   itself
  byte[] draw() {
    if (last.get().length() == 0) {
      // Without a first output to compare with, the second could not be seen to repeat it.
      drawOnce();
    }
    return drawOnce();
  }

  private byte[] drawOnce() {
    Bytes random = ask();
    byte[] drawn = random.toArray();
    if (drawn.length < MIN_LENGTH) {
      throw failed("gave " + drawn.length + " random bytes, fewer than " + MIN_LENGTH);
    }
    Bytes hash = Digests.sha256(random);
    if (RandomHealth.isRepetitive(drawn) || hash.equals(last.getAndSet(hash))) {
      throw failed("repeats its random numbers");
    }
    return drawn;
  }

  private Bytes ask() {
    try {
      return module.call(new NsmRequest.GetRandom(), NsmResponse.Random.class).random();
    } catch (RefusedException e) {
      throw new RefusedException(ErrorCode.ENTROPY_FAILED, e.sentence(), e);
    }
  }

  private static RefusedException failed(String predicate) {
    return new RefusedException(
        ErrorCode.ENTROPY_FAILED,
        "the Nitro Secure Module " + predicate + ": restart the enclave on another instance");
  }
}
