package io.nitrowallet.enclave;

import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.service.KmsKeys;
import io.nitrowallet.vsock.server.ServerLimits;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/// What the image itself decides (protocol.md §9). It lies in the image's last ramdisk and so in
/// PCR0: a request cannot override any of it, and a parent that changes it has another enclave.
///
/// @param defaultPolicy the policy of accounts that name none; absent where one must be named
public record MeasuredConfiguration(
    Kms kms, Optional<PolicyText> defaultPolicy, Ports ports, ServerLimits limits) {
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
  }

  /// The vsock addresses of this deployment; unsigned 32-bit numbers.
  ///
  /// @param enclave where the enclave listens, on any of its CIDs
  /// @param parentCid the CID of the parent instance, 3 on Nitro
  /// @param kmsProxy the parent's port that leads to KMS
  /// @param log the parent's port that takes structured events
  public record Ports(long enclave, long parentCid, long kmsProxy, long log) {}
}
