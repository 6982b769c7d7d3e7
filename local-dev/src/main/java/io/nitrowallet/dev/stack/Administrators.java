package io.nitrowallet.dev.stack;

import io.nitrowallet.dev.kms.Principal;
import io.nitrowallet.dev.kms.Principals;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// Credentials of those who set a deployment up, for one start of a stack. They must be written
/// before the cloud's process starts, which is the file's one writer from then on.
///
/// The SDK forces secrets to be strings; these protect an emulator.
final class Administrators {
  /// Nobody: for steps that administer nothing.
  static final Administrators NONE =
      new Administrators(
          AnonymousCredentialsProvider.create(), AnonymousCredentialsProvider.create());

  private final AwsCredentialsProvider admin;
  private final AwsCredentialsProvider release;

  private Administrators(AwsCredentialsProvider admin, AwsCredentialsProvider release) {
    this.admin = admin;
    this.release = release;
  }

  /// Writes fresh credentials where the emulators find them.
  static Administrators enrol(Path principalsFile) {
    Principals principals = Principals.in(principalsFile);
    String adminSecret = secret();
    String releaseSecret = secret();
    Instant now = Instant.now();
    principals.put(
        Principal.of("AKIAADMIN0000000000", adminSecret, Optional.empty(), Roles.ADMIN)
            .granted(List.of("kms:*")),
        now);
    principals.put(
        Principal.of("AKIARELEASE00000000", releaseSecret, Optional.empty(), Roles.RELEASE)
            .granted(List.of("kms:PutKeyPolicy")),
        now);
    return new Administrators(
        provider("AKIAADMIN0000000000", adminSecret),
        provider("AKIARELEASE00000000", releaseSecret));
  }

  /// Creates keys.
  AwsCredentialsProvider admin() {
    return admin;
  }

  /// Replaces key policies.
  AwsCredentialsProvider release() {
    return release;
  }

  private static AwsCredentialsProvider provider(String accessKeyId, String secret) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secret));
  }

  private static String secret() {
    byte[] drawn = new byte[20];
    new SecureRandom().nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
