package io.nitrowallet.console.enclave;

import io.nitrowallet.console.session.HomeFolder;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.console.work.Job;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.requester.attestation.ExpectedPcrs;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Holds the enclave to an image, its manifest, or what nitro-cli printed. Used on the window's
/// thread.
@SessionScope
final class ImageCheck {
  private final HomeFolder home;
  private final Background background;
  private final ObjectProperty<Optional<ExpectedPcrs>> image =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Fault>> fault =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<Job> reading = Optional.empty();

  @Inject
  ImageCheck(HomeFolder home, Background background) {
    this.home = home;
    this.background = background;
  }

  /// Reads `file`; measuring an image takes seconds.
  ///
  /// @param key the file of the release's public key, or empty
  void read(String file, String key) {
    reading.ifPresent(Job::cancel);
    image.set(Optional.empty());
    fault.set(Optional.empty());
    reading =
        Optional.of(
            background.run(
                () -> ExpectedPcrs.read(home.typed(file), releaseKey(key)),
                expected -> image.set(Optional.of(expected)),
                failure -> fault.set(Optional.of(failure))));
  }

  private Optional<VerifyingKey> releaseKey(String key) {
    return key.isBlank() ? Optional.empty() : Optional.of(ExpectedPcrs.releaseKey(home.typed(key)));
  }

  /// The registers of `expected` that `shown` lacks or has otherwise.
  static List<String> differing(PcrValues expected, PcrValues shown) {
    return expected.values().entrySet().stream()
        .filter(entry -> !shown.get(entry.getKey()).equals(Optional.of(entry.getValue())))
        .map(Map.Entry::getKey)
        .map(index -> "PCR" + index)
        .toList();
  }

  /// What the file says.
  ReadOnlyObjectProperty<Optional<ExpectedPcrs>> image() {
    return image;
  }

  /// Why it says nothing.
  ReadOnlyObjectProperty<Optional<Fault>> fault() {
    return fault;
  }
}
