package io.nitrowallet.console.connection;

import io.nitrowallet.console.session.HomeFolder;
import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.console.work.Background;
import jakarta.inject.Inject;

/// What the choice of profiles and the steps of the assistant work with.
final class Bench {
  private final HomeFolder home;
  private final Background background;
  private final FaultText faults;
  private final Words words;

  @Inject
  Bench(HomeFolder home, Background background, FaultText faults, Language language) {
    this.home = home;
    this.background = background;
    this.faults = faults;
    this.words = language.words(Bench.class);
  }

  /// Where paths with a leading `~` lead.
  HomeFolder home() {
    return home;
  }

  Background background() {
    return background;
  }

  FaultText faults() {
    return faults;
  }

  Words words() {
    return words;
  }

  /// The profiles that are written here.
  ProfileFolder folder() {
    return new ProfileFolder(home.ours().resolve("profiles"));
  }
}
