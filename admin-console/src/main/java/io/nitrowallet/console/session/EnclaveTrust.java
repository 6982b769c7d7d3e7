package io.nitrowallet.console.session;

import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Job;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.requester.attestation.AttestationInquiry.Appraisal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Watches the enclave: asks it now and every minute who it is, and says whether it may be signed
/// with. Used on the window's thread.
public final class EnclaveTrust {
  /// How often it is asked.
  public static final Duration PERIOD = Duration.ofMinutes(1);

  private static final Duration GLANCE = Duration.ofSeconds(1);

  private final Background background;
  private final Supplier<Appraisal> inquiry;
  private final TimeSource time;
  private final ReadOnlyObjectWrapper<Trust> trust =
      new ReadOnlyObjectWrapper<>(new Trust.Unknown());
  private final ReadOnlyObjectWrapper<SigningPermit> permit =
      new ReadOnlyObjectWrapper<>(new SigningPermit.Withheld(SigningPermit.Reason.UNKNOWN, ""));
  private final ReadOnlyObjectWrapper<Instant> now;
  private Optional<Job> asking = Optional.empty();
  private Optional<Instant> asked = Optional.empty();

  /// @param inquiry asks once; takes time
  public EnclaveTrust(Background background, Supplier<Appraisal> inquiry, TimeSource time) {
    this.background = background;
    this.inquiry = inquiry;
    this.time = time;
    this.now = new ReadOnlyObjectWrapper<>(time.now());
  }

  /// Asks now, and from now on every minute. To be called once.
  ///
  /// @return to be cancelled at the end
  public Job watch() {
    refresh();
    return background.every(GLANCE, this::glance);
  }

  /// Asks now, unless an answer is awaited already.
  public void refresh() {
    if (asking.filter(Job::isRunning).isPresent()) {
      return;
    }
    Instant begun = time.now();
    asked = Optional.of(begun);
    asking =
        Optional.of(
            background.run(
                inquiry::get,
                appraisal -> settle(Trust.of(appraisal, begun)),
                fault -> settle(new Trust.Unreachable(fault))));
  }

  private void glance() {
    Instant glanced = time.now();
    if (asked.map(before -> !glanced.isBefore(before.plus(PERIOD))).orElse(true)) {
      refresh();
    }
    permit.set(SigningPermit.of(trust.get(), glanced));
    now.set(glanced);
  }

  private void settle(Trust found) {
    trust.set(found);
    permit.set(SigningPermit.of(found, time.now()));
  }

  /// What is known of the enclave.
  public ReadOnlyObjectProperty<Trust> trust() {
    return trust.getReadOnlyProperty();
  }

  /// Whether anything may be signed now, and else why not.
  public ReadOnlyObjectProperty<SigningPermit> permit() {
    return permit.getReadOnlyProperty();
  }

  /// The time of the last glance, a second ago at most: how old an answer is follows from it.
  public ReadOnlyObjectProperty<Instant> now() {
    return now.getReadOnlyProperty();
  }
}
