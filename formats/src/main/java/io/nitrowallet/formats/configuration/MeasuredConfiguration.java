package io.nitrowallet.formats.configuration;

import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.service.KmsKeys;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the image itself decides (protocol.md §9). It lies in the image's last ramdisk and so in
/// PCR0: a request cannot override any of it, and a parent that changes it has another enclave.
///
/// @param defaultPolicy the policy of accounts that name none; absent where one must be named
public record MeasuredConfiguration(
    Kms kms, Optional<PolicyText> defaultPolicy, Ports ports, Limits limits) {
  /// How KMS is reached and trusted.
  ///
  /// @param endpoint the host name that the TLS certificate must carry
  /// @param keys which KMS keys may seal and open
  /// @param tlsRoots the only roots that TLS to KMS trusts
  public record Kms(String region, String endpoint, KmsKeys keys, List<X509Certificate> tlsRoots) {
    /// Copies the list.
    public Kms {
      tlsRoots = List.copyOf(tlsRoots);
    }

    /// The host name of a Region's KMS, which has another suffix in China.
    public static String standardEndpoint(String region) {
      String suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
      return "kms.%s.%s".formatted(region, suffix);
    }
  }

  /// The vsock addresses of this deployment; unsigned 32-bit numbers.
  ///
  /// @param enclave where the enclave listens, on any of its CIDs
  /// @param parentCid the CID of the parent instance, 3 on Nitro
  /// @param kmsProxy the parent's port that leads to KMS
  /// @param log the parent's port that takes structured events
  public record Ports(long enclave, long parentCid, long kmsProxy, long log) {
    /// 7878, CID 3, 8000, 7879.
    public static final Ports STANDARD = new Ports(7878, 3, 8000, 7879);
  }

  /// What callers may cost the enclave (protocol.md §1).
  ///
  /// @param frameBytes the longest payload of a frame
  /// @param connections how many are open at a time
  /// @param idle how long a connection may wait between two requests
  /// @param header how long a frame's header may take once its first byte came
  /// @param request how long a whole request may take to arrive, and its reply to be taken
  public record Limits(
      int frameBytes, int connections, Duration idle, Duration header, Duration request) {
    /// 512 KiB, 256 connections, 60 s, 5 s, 30 s.
    public static final Limits STANDARD =
        new Limits(
            512 * 1024, 256, Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(30));
  }
}
