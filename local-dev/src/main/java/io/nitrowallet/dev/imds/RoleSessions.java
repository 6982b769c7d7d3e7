package io.nitrowallet.dev.imds;

import io.nitrowallet.dev.kms.Principal;
import io.nitrowallet.dev.kms.Principals;
import io.nitrowallet.domain.port.out.TimeSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Issues the session credentials of one role and makes them known to the KMS emulator. Credentials
/// are handed out again until half of their life is over. Thread-safe.
final class RoleSessions {
  private static final String SESSION = "i-0123456789abcdef0";

  private final String roleArn;
  private final Duration life;
  private final Principals principals;
  private final TimeSource clock;
  private final SecureRandom random = new SecureRandom();
  private @Nullable Session current;

  /// @param roleArn `arn:aws:iam::<account>:role/<name>`
  RoleSessions(String roleArn, Duration life, Principals principals, TimeSource clock) {
    this.roleArn = roleArn;
    this.life = life;
    this.principals = principals;
    this.clock = clock;
  }

  /// Credentials that were issued at `issued`; the SDK forces strings upon them.
  static final class Session {
    private final String accessKeyId;
    private final String secretAccessKey;
    private final String token;
    private final Instant issued;
    private final Instant expires;

    private Session(
        String accessKeyId, String secretAccessKey, String token, Instant issued, Instant expires) {
      this.accessKeyId = accessKeyId;
      this.secretAccessKey = secretAccessKey;
      this.token = token;
      this.issued = issued;
      this.expires = expires;
    }

    String accessKeyId() {
      return accessKeyId;
    }

    String secretAccessKey() {
      return secretAccessKey;
    }

    String token() {
      return token;
    }

    Instant issued() {
      return issued;
    }

    Instant expires() {
      return expires;
    }
  }

  String roleName() {
    return roleArn.substring(roleArn.lastIndexOf('/') + 1);
  }

  /// Credentials with at least half of their life before them.
  synchronized Session current() {
    Instant now = clock.now();
    Session known = current;
    if (known != null && now.isBefore(known.issued.plus(life.dividedBy(2)))) {
      return known;
    }
    Session fresh =
        new Session(
            "ASIA" + HexFormat.of().formatHex(draw(8)).toUpperCase(Locale.ROOT),
            base64(30),
            base64(96),
            now,
            now.plus(life));
    principals.put(
        Principal.of(
                fresh.accessKeyId, fresh.secretAccessKey, Optional.of(fresh.token), sessionArn())
            .expiring(fresh.expires),
        now);
    current = fresh;
    return fresh;
  }

  private String sessionArn() {
    String account = roleArn.split(":", -1)[4];
    return "arn:aws:sts::%s:assumed-role/%s/%s".formatted(account, roleName(), SESSION);
  }

  private String base64(int length) {
    return Base64.getEncoder().encodeToString(draw(length));
  }

  private byte[] draw(int length) {
    byte[] drawn = new byte[length];
    random.nextBytes(drawn);
    return drawn;
  }
}
