package io.nitrowallet.dev.nsm;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.port.out.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// The certificate authorities above soft modules: a root for thirty years, a Region's and a
/// zone's, kept in a folder and used again by the next start. The Region's and the zone's are
/// replaced before they end, as AWS does; older documents carry their own.
///
/// Whoever can read the folder can forge documents of this root. That is what makes it a
/// development root: no program trusts it unless it is told to.
public final class SoftNsmAuthority {
  private static final String DOMAIN = ".soft.nitro-enclaves";
  private static final Duration CLOCK_SKEW = Duration.ofDays(1);

  private final AuthorityFiles files;
  private final TimeSource clock;
  private final CertifiedKey root;

  private SoftNsmAuthority(AuthorityFiles files, TimeSource clock, CertifiedKey root) {
    this.files = files;
    this.clock = clock;
    this.root = root;
  }

  /// Opens the authorities in `directory`, making what is missing.
  ///
  /// @throws java.io.UncheckedIOException if the folder cannot be read or written
  /// @throws IllegalStateException if a file in it is damaged
  public static SoftNsmAuthority open(Path directory, TimeSource clock) {
    AuthorityFiles files = new AuthorityFiles(directory);
    String name = "root";
    CertifiedKey root =
        files
            .read(name)
            .orElseGet(() ->
                files.create(
                    name, CertifiedKey.root(name + DOMAIN, clock.now().minus(CLOCK_SKEW))));
    return new SoftNsmAuthority(files, clock, root);
  }

  /// The root certificate, DER: what a development verifier is configured with.
  public Bytes rootCertificate() {
    return root.der();
  }

  /// The authorities in use now, each below the one before it.
  synchronized Chain chain() {
    CertifiedKey region = below(root, CertificateProfile.REGION, "region");
    CertifiedKey zone = below(region, CertificateProfile.ZONE, "zone");
    return new Chain(root.der(), region.der(), zone);
  }

  private CertifiedKey below(CertifiedKey issuer, CertificateProfile profile, String name) {
    Instant now = clock.now();
    return files
        .read(name)
        .filter(stored -> stored.isUsable(profile, now) && stored.isIssuedBy(issuer))
        .orElseGet(() -> {
          CertifiedKey issued = issuer.issue(profile, name + DOMAIN, now);
          files.replace(name, issued);
          return issued;
        });
  }

  /// What an instance is certified by.
  record Chain(Bytes root, Bytes region, CertifiedKey zone) {}
}
