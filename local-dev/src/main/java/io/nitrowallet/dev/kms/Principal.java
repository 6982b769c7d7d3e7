package io.nitrowallet.dev.kms;

import io.nitrowallet.requester.kms.policy.ActionPattern;
import io.nitrowallet.requester.kms.policy.Call;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Someone whose signatures the emulator accepts: an access key with its secret, the ARN it stands
/// for, and what an identity policy would grant it. The SDK forces the secrets to be strings;
/// `toString` shows none of them.
public final class Principal {
  private final Credentials credentials;
  private final String arn;
  private final Optional<Instant> expires;
  private final List<String> actions;

  private Principal(
      Credentials credentials, String arn, Optional<Instant> expires, List<String> actions) {
    this.credentials = credentials;
    this.arn = arn;
    this.expires = expires;
    this.actions = List.copyOf(actions);
  }

  /// One that never expires and is granted nothing by an identity policy.
  ///
  /// @param arn of a user, a role or a session of a role
  public static Principal of(
      String accessKeyId, String secretAccessKey, Optional<String> sessionToken, String arn) {
    return new Principal(
        new Credentials(accessKeyId, secretAccessKey, sessionToken),
        arn,
        Optional.empty(),
        List.of());
  }

  /// The same, until `instant`.
  public Principal expiring(Instant instant) {
    return new Principal(credentials, arn, Optional.of(instant), actions);
  }

  /// The same with an identity policy that allows `granted` (`kms:CreateKey`, `kms:*`) where a key
  /// policy leaves it to the account, and where no key is concerned.
  public Principal granted(List<String> granted) {
    return new Principal(credentials, arn, expires, granted);
  }

  /// The access key id, which is public.
  public String accessKeyId() {
    return credentials.accessKeyId;
  }

  /// The ARN it stands for.
  public String arn() {
    return arn;
  }

  /// The AWS account it belongs to; empty if its ARN is none.
  String account() {
    return Call.accountOf(arn);
  }

  /// When its credentials end.
  public Optional<Instant> expires() {
    return expires;
  }

  String secretAccessKey() {
    return credentials.secretAccessKey;
  }

  Optional<String> sessionToken() {
    return credentials.sessionToken;
  }

  List<String> actions() {
    return actions;
  }

  /// Whether its identity policy allows `action`.
  boolean isGranted(String action) {
    return actions.stream().anyMatch(pattern -> ActionPattern.matches(pattern, action));
  }

  /// Names the principal, never its secret.
  @Override
  public String toString() {
    return "Principal[%s, %s]".formatted(accessKeyId(), arn);
  }

  /// The three strings of an AWS credential.
  private static final class Credentials {
    private final String accessKeyId;
    private final String secretAccessKey;
    private final Optional<String> sessionToken;

    private Credentials(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {
      this.accessKeyId = accessKeyId;
      this.secretAccessKey = secretAccessKey;
      this.sessionToken = sessionToken;
    }
  }
}
