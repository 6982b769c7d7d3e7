package io.nitrowallet.dev.nsm;

import java.time.Duration;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;

/// The kinds of certificate in a real chain, with the lifetimes and constraints that AWS gives
/// them.
enum CertificateProfile {
  /// The root.
  ROOT(Duration.ofDays(30 * 365), Duration.ofDays(20)),
  /// A Region's authority.
  REGION(Duration.ofDays(20), Duration.ofDays(6)),
  /// A zone's authority.
  ZONE(Duration.ofDays(6), Duration.ofDays(1)),
  /// A parent instance's authority.
  INSTANCE(Duration.ofDays(1), Duration.ofHours(4)),
  /// An enclave's certificate. It is replaced while documents that it signed are still fresh.
  LEAF(Duration.ofHours(3).plusSeconds(3), Duration.ofMinutes(15));

  private final Duration lifetime;
  private final Duration reserve;

  CertificateProfile(Duration lifetime, Duration reserve) {
    this.lifetime = lifetime;
    this.reserve = reserve;
  }

  /// From its first second to its last.
  Duration lifetime() {
    return lifetime;
  }

  /// How long before its end a certificate is replaced: what it issues must end before it does.
  Duration reserve() {
    return reserve;
  }

  BasicConstraints constraints() {
    return switch (this) {
      case ROOT -> new BasicConstraints(true);
      case LEAF -> new BasicConstraints(false);
      case REGION -> new BasicConstraints(2);
      case ZONE -> new BasicConstraints(1);
      case INSTANCE -> new BasicConstraints(0);
    };
  }

  boolean isAuthority() {
    return this != LEAF;
  }

  KeyUsage usage() {
    return isAuthority()
        ? new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign | KeyUsage.cRLSign)
        : new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
  }
}
