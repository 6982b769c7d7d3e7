package io.nitrowallet.console.enclave;

import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.HomeFolder;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.session.Trust;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.attestation.SeenEnclave;
import io.nitrowallet.requester.attestation.SeenFile;
import jakarta.inject.Inject;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Remembers the enclave of a profile from one session to the next, and says what changed since the
/// last one. Only what was verified is remembered, and nothing is trusted because of it. Used on
/// the window's thread.
@SessionScope
public final class LastSeen {
  private final Background background;
  private final SeenFile file;
  private final ReadOnlyObjectWrapper<Recollection> recollection =
      new ReadOnlyObjectWrapper<>(new Recollection.Nothing());
  private boolean read;
  private Optional<SeenEnclave> before = Optional.empty();
  private Optional<RefusedException> unreadable = Optional.empty();

  @Inject
  LastSeen(Profile profile, HomeFolder home, Background background) {
    this(new SeenFile(home.ours().resolve("seen").resolve(profile.name() + ".json")), background);
  }

  LastSeen(SeenFile file, Background background) {
    this.file = file;
    this.background = background;
  }

  /// Takes note from now on of whatever `trust` finds. To be called once.
  public void follow(EnclaveTrust trust) {
    trust.trust().subscribe(found -> observe(found));
  }

  /// Takes note of what is known now.
  void observe(Trust trust) {
    if (trust instanceof Trust.Good good) {
      SeenEnclave now = SeenEnclave.of(good.verdict(), good.at());
      background.run(
          () -> remember(now),
          recollection::set,
          fault -> recollection.set(new Recollection.Lost(fault)));
    }
  }

  /// In the background. What was read first is what all of the session is compared with.
  private synchronized Recollection remember(SeenEnclave now) {
    if (!read) {
      read = true;
      recall();
    }
    file.write(now);
    if (unreadable.isPresent()) {
      throw unreadable.get();
    }
    return before.map(old -> Recollection.of(old, now)).orElseGet(Recollection.First::new);
  }

  private void recall() {
    try {
      before = file.read();
    } catch (RefusedException e) {
      unreadable = Optional.of(e);
    }
  }

  /// What changed.
  ReadOnlyObjectProperty<Recollection> recollection() {
    return recollection.getReadOnlyProperty();
  }
}
