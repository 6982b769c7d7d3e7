package io.nitrowallet.console.shell;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.console.session.SigningPermit;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import jakarta.inject.Inject;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Which profile this is, in its own colour, and what its enclave is worth now.
@SessionScope
final class Header {
  private static final int GAP = 12;

  private final Profile profile;
  private final EnclaveTrust trust;
  private final HeaderPart part;
  private final Words words;

  @Inject
  Header(Profile profile, EnclaveTrust trust, HeaderPart part, Language language) {
    this.profile = profile;
    this.trust = trust;
    this.part = part;
    this.words = language.words(Header.class);
  }

  HBox build() {
    Label name = new Label(Shown.line(profile.name()));
    name.setId("profile-name");
    name.getStyleClass().add(Styles.TITLE_4);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label badge = new Label();
    badge.setId("trust-badge");
    badge.getStyleClass().add("trust-badge");
    trust.permit().subscribe(permit -> show(permit, badge));
    HBox header = new HBox(GAP, ProfileMark.of(profile.name()), name, space, part.node(), badge);
    header.getStyleClass().addAll("header", ProfileMark.tint(profile.name()));
    return header;
  }

  private void show(SigningPermit permit, Label badge) {
    badge.setText(PermitWords.of(permit, words));
    badge.getStyleClass().removeAll("good", "bad");
    badge.getStyleClass().add(permit instanceof SigningPermit.Granted ? "good" : "bad");
  }
}
