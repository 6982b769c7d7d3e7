package io.nitrowallet.dev.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/// Where a local stack keeps what.
///
/// @param home readable by its owner only
public record StackLayout(Path home) {
  /// The process that receives the enclave's events.
  static final String EVENTS = "enclave-events";

  /// Creates the folders that are missing, for the owner only.
  public static StackLayout create(Path home) {
    StackLayout layout = new StackLayout(home.toAbsolutePath().normalize());
    try {
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      Files.createDirectories(layout.home, ownerOnly);
      for (Path folder : new Path[] {layout.sockets(), layout.cloud(), layout.logs()}) {
        Files.createDirectories(folder, ownerOnly);
      }
      return layout;
    } catch (IOException e) {
      throw new StackException("the folder " + home + " cannot be used: choose another", e);
    }
  }

  /// The sockets that stand for vsock addresses.
  public Path sockets() {
    return home.resolve("run");
  }

  /// The emulators' keys, principals and certificates.
  public Path cloud() {
    return home.resolve("cloud");
  }

  /// The soft NSM's certificate authority.
  public Path nsmAuthority() {
    return home.resolve("nsm");
  }

  /// DynamoDB Local's database.
  public Path dynamoDb() {
    return home.resolve("dynamodb");
  }

  /// What the processes print.
  public Path logs() {
    return home.resolve("logs");
  }

  /// The enclave's events, as lines.
  public Path events() {
    return logs().resolve(EVENTS + ".log");
  }

  /// The measured configuration of the soft enclave.
  public Path enclaveConfiguration() {
    return home.resolve("enclave.json");
  }

  /// The configuration with which the CLI talks to this stack.
  public Path cliConfiguration() {
    return home.resolve("config.yaml");
  }

  /// Removes everything of a stack that shall leave nothing.
  public void delete() {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new StackException("the folder " + home + " cannot be removed", e);
    }
  }
}
