package io.nitrowallet.aws.nsm;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Attestor;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.formats.cbor.AttestationDocumentCodec;
import io.nitrowallet.formats.cbor.CoseSign1;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// The enclave's time: that of the Nitro Secure Module's attestation documents, which nobody on the
/// parent instance sets. The module is read again after {@link #READING_LASTS}; in between, a
/// counter that nobody can set goes on from the last reading.
///
/// The kernel's clock does not decide, it only has to agree: an enclave whose clocks tell different
/// times cannot know whether an approval is still in force, so it does nothing that depends on the
/// time. The times given never run back. Thread-safe; one caller at a time asks the module.
public final class NsmClock implements TimeSource {
  /// How long a reading is gone on from before the module is asked again.
  public static final Duration READING_LASTS = Duration.ofSeconds(30);

  /// How far the kernel's clock may be off the module's, either way.
  public static final Duration KERNEL_TOLERANCE = Duration.ofSeconds(60);

  /// How far a reading may be off what the counter makes of the reading before, either way.
  public static final Duration READING_TOLERANCE = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Attestor.Statement NOTHING =
      new Attestor.Statement(Optional.empty(), Optional.empty(), Optional.empty());

  private final Attestor attestor;
  private final TimeSource kernel;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock(true);
  private Optional<ClockReading> last = Optional.empty();
  private Instant latest = Instant.MIN;

  /// @param attestor the module's; its documents are not verified, since nothing stands between the
  ///   module and its enclave
  /// @param kernel the clock to compare with
  public NsmClock(Attestor attestor, TimeSource kernel) {
    this(attestor, kernel, System::nanoTime);
  }

  /// @param nanoTime counts as {@link System#nanoTime} does
  NsmClock(Attestor attestor, TimeSource kernel, LongSupplier nanoTime) {
    this.attestor = attestor;
    this.kernel = kernel;
    this.nanoTime = nanoTime;
  }

  /// The time, to the nanosecond; true to about a millisecond.
  ///
  /// @throws RefusedException with {@link ErrorCode#CLOCK_UNRELIABLE} where the clocks differ by
  ///   more than the tolerances; with {@link ErrorCode#NSM_FAILED} if the module does not tell its
  ///   time. Neither changes what the next call is held to
  @Override
  public Instant now() {
    acquire();
    try {
      Instant now = current().at(nanoTime.getAsLong());
      requireAgreement(now, kernel.now());
      latest = now.isAfter(latest) ? now : latest;
      return latest;
    } finally {
      lock.unlock();
    }
  }

  private void acquire() {
    try {
      if (lock.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new RefusedException(
        ErrorCode.NSM_FAILED,
        "the Nitro Secure Module did not tell its time within "
            + PATIENCE.toSeconds()
            + " s; try again");
  }

  private ClockReading current() {
    long before = nanoTime.getAsLong();
    Optional<ClockReading> usable =
        last.filter(reading -> reading.age(before).compareTo(READING_LASTS) < 0);
    return usable.orElseGet(this::read);
  }

  /// A reading is kept only if it is believed, so that a wrong one is not what later ones are held
  /// to.
  private ClockReading read() {
    Instant told = ask();
    ClockReading fresh = new ClockReading(told, nanoTime.getAsLong());
    last.ifPresent(previous -> requireContinuity(previous, fresh));
    requireAgreement(told, kernel.now());
    last = Optional.of(fresh);
    return fresh;
  }

  private Instant ask() {
    try {
      CoseSign1 document = CoseSign1.decode(attestor.attest(NOTHING));
      return AttestationDocumentCodec.decode(document.payload()).timestamp();
    } catch (RefusedException e) {
      throw new RefusedException(
          ErrorCode.NSM_FAILED,
          "the Nitro Secure Module does not tell its time: " + e.sentence(),
          e);
    }
  }

  private static void requireContinuity(ClockReading previous, ClockReading fresh) {
    Instant expected = previous.at(fresh.nanoTime());
    if (differ(expected, fresh.time(), READING_TOLERANCE)) {
      boolean backwards = fresh.time().isBefore(previous.time());
      throw new RefusedException(
          ErrorCode.CLOCK_UNRELIABLE,
          "the Nitro Secure Module's time %s: it says %s, and by its last reading it is %s; nothing"
                  .formatted(backwards ? "runs back" : "jumps", fresh.time(), expected)
              + " is done at an unknown time. Try again; if it stays so, start the enclave anew");
    }
  }

  private static void requireAgreement(Instant module, Instant kernel) {
    if (differ(module, kernel, KERNEL_TOLERANCE)) {
      throw new RefusedException(
          ErrorCode.CLOCK_UNRELIABLE,
          "the enclave's clocks differ by more than "
              + KERNEL_TOLERANCE.toSeconds()
              + " s: the Nitro Secure Module says %s, the kernel %s; nothing is done at an"
                  .formatted(module, kernel)
              + " unknown time. Start the enclave anew");
    }
  }

  private static boolean differ(Instant one, Instant other, Duration tolerance) {
    return Duration.between(one, other).abs().compareTo(tolerance) > 0;
  }
}
