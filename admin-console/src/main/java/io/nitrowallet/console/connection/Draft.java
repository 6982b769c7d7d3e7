package io.nitrowallet.console.connection;

import io.nitrowallet.console.session.Profile;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.ConfigurationSources;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.tunnel.Transports;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A profile that is being written. Settings that the assistant has no field for are kept as they
/// are. Used on the window's thread.
final class Draft {
  private static final List<Setting> SUGGESTED =
      List.of(Setting.TRANSPORT, Setting.ENCLAVE_CID, Setting.ENCLAVE_PORT, Setting.TABLE);

  private final Path home;
  private final ProfileFolder folder;
  private final Optional<Path> edited;
  private final StringProperty name;
  private final ObjectProperty<KeyPlace> keyPlace = new SimpleObjectProperty<>(KeyPlace.NOBODY);
  private final Map<Setting, StringProperty> values = new EnumMap<>(Setting.class);

  private Draft(Path home, ProfileFolder folder, String name, Optional<Path> edited) {
    this.home = home;
    this.folder = folder;
    this.name = new SimpleStringProperty(name);
    this.edited = edited;
    for (Setting setting : Setting.values()) {
      values.put(setting, new SimpleStringProperty(""));
    }
  }

  /// A new one.
  static Draft fresh(Path home, ProfileFolder folder) {
    Draft draft = new Draft(home, folder, "", Optional.empty());
    SUGGESTED.forEach(setting -> draft.value(setting).set(setting.standard()));
    return draft;
  }

  /// A new one that begins as `profile` is.
  static Draft like(Profile profile, Path home, ProfileFolder folder) {
    Draft draft = fresh(home, folder);
    draft.take(profile.configuration().inFile());
    return draft;
  }

  /// Changes `profile` itself.
  static Draft editing(Profile profile, Path home, ProfileFolder folder) {
    Draft draft = new Draft(home, folder, profile.name(), Optional.of(profile.file()));
    SUGGESTED.forEach(setting -> draft.value(setting).set(setting.standard()));
    draft.take(profile.configuration().inFile());
    return draft;
  }

  /// Takes over `settings` in place of what was said of them.
  void take(Map<Setting, String> settings) {
    settings.forEach((setting, value) ->
        value(setting)
            .set(setting == Setting.ATTESTATION_PCRS ? RegisterText.lines(value) : value));
    keyPlace.set(KeyPlace.of(settings));
  }

  /// What it is called.
  StringProperty name() {
    return name;
  }

  /// Whether it changes a profile that exists.
  boolean isEdit() {
    return edited.isPresent();
  }

  /// Where the operator's key is.
  ObjectProperty<KeyPlace> keyPlace() {
    return keyPlace;
  }

  /// What is typed for `setting`.
  StringProperty value(Setting setting) {
    StringProperty value = values.get(setting);
    if (value == null) {
      throw new IllegalStateException("every setting has a value");
    }
    return value;
  }

  /// What is to be written.
  Map<Setting, String> settings() {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    values.forEach((setting, value) -> {
      String text =
          setting == Setting.ATTESTATION_PCRS
              ? RegisterText.setting(value.get())
              : value.get().strip();
      if (!text.isEmpty() && keyPlace.get().wants(setting)) {
        settings.put(setting, text);
      }
    });
    return settings;
  }

  /// The profile that this would be.
  Profile profile() {
    Path file = edited.orElseGet(() -> folder.file(name.get()));
    return new Profile(name.get(), file, ConfigurationSources.ofFile(file, settings(), home));
  }

  /// Refuses what was said in `step`, if it cannot be so. Nobody is asked.
  ///
  /// @throws RefusedException with the reason
  void require(Step step) {
    Configuration configuration = profile().configuration();
    switch (step) {
      case NAME -> requireName();
      case ENCLAVE -> {
        Transports.of(configuration);
        configuration.numbers(Setting.ENCLAVE_CID);
        configuration.number(Setting.ENCLAVE_PORT);
      }
      case AWS -> {
        configuration.required(Setting.TABLE);
        configuration.endpoint(Setting.AWS_IMDS_ENDPOINT);
        configuration.endpoint(Setting.AWS_KMS_ENDPOINT);
        configuration.endpoint(Setting.AWS_DYNAMODB_ENDPOINT);
      }
      case REGISTERS -> requirePcr0(configuration);
      case OPERATOR -> requireOperator();
      case SUMMARY -> EnumSet.complementOf(EnumSet.of(Step.SUMMARY)).forEach(this::require);
    }
  }

  private void requireName() {
    if (edited.isEmpty()) {
      folder.requireFree(name.get());
    }
  }

  private static void requirePcr0(Configuration configuration) {
    if (configuration.pcrs().get(0).isEmpty()) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "say which PCR0 the enclave must show: without it nobody knows which enclave answers");
    }
  }

  private void requireOperator() {
    if (keyPlace.get() == KeyPlace.NEW_FILE) {
      throw new RefusedException(ErrorCode.INVALID_VALUE, "make the key first, or choose another");
    }
    if (keyPlace.get() != KeyPlace.NOBODY && profile().operator().isEmpty()) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION, "say what policies call the operator");
    }
  }

  /// How this is saved: call the result in the background.
  Runnable saving() {
    Map<Setting, String> settings = settings();
    String called = name.get();
    return edited
        .<Runnable>map(file -> () -> folder.replace(file, settings))
        .orElse(() -> folder.create(called, settings));
  }
}
