package io.nitrowallet.console.connection;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.config.SettingsText;
import io.nitrowallet.requester.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// The profiles that the console writes: files of mode 0600 in `profiles`, without any secret.
///
/// @param folder `~/.nitro-wallet/profiles`
record ProfileFolder(Path folder) {
  private static final String NAME_FORM = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}";

  /// What the files beside the folder are called.
  private static final Set<String> OTHERS = Set.of("default", "local-stack");

  /// Where the profile `name` lies.
  Path file(String name) {
    return folder.resolve(name + ProfileFinder.SUFFIX);
  }

  /// Whether `file` lies in the folder: only then is it changed or removed here.
  boolean holds(Path file) {
    return folder.equals(file.getParent());
  }

  /// Refuses a name that no new profile can have.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE}
  void requireFree(String name) {
    if (!name.matches(NAME_FORM) || OTHERS.contains(name)) {
      throw refused(
          "a profile's name is 1 to 64 letters, digits, '.', '_' or '-', begins with no '.', and"
              + " is neither 'default' nor 'local-stack'");
    }
    if (Files.exists(file(name))) {
      throw refused("there is a profile '%s' already: choose another name".formatted(name));
    }
  }

  /// Writes a new profile.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if there is one of this name, or
  ///   it cannot be written
  void create(String name, Map<Setting, String> settings) {
    requireFree(name);
    Path file = file(name);
    try {
      PrivateFiles.createFolderOf(file);
      PrivateFiles.create(file, content(settings));
    } catch (FileAlreadyExistsException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE,
          "there is a profile '%s' already: choose another name".formatted(name),
          e);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /// Puts `settings` in the place of what the profile in `file` says.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it cannot be written
  void replace(Path file, Map<Setting, String> settings) {
    requireHeld(file);
    try {
      PrivateFiles.replace(file, content(settings));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /// Removes the profile; keys and what it names elsewhere stay.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it cannot be removed
  void remove(Path file) {
    requireHeld(file);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private void requireHeld(Path file) {
    if (!holds(file)) {
      throw refused("only profiles in %s are changed here".formatted(folder));
    }
  }

  private static byte[] content(Map<Setting, String> settings) {
    return SettingsText.yaml(settings).getBytes(StandardCharsets.UTF_8);
  }

  private static RefusedException unwritable(Path file, IOException cause) {
    return new RefusedException(
        ErrorCode.INVALID_VALUE,
        "%s cannot be written: make its folder writable".formatted(file),
        cause);
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_VALUE, sentence);
  }
}
