package io.nitrowallet.domain.release;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import java.util.List;
import java.util.Optional;

/// What a release consists of and measures to. Published beside its files, signed in a DSSE
/// envelope under {@link #PAYLOAD_TYPE}; whoever builds the same sources gets the same manifest.
///
/// @param version of the enclave application
/// @param architecture as `uname -m` names it
/// @param files kernel, command line and ramdisks in the image's order, the configuration's apart
/// @param configuration SHA-384 of the measured configuration; absent where a deployment adds it
/// @param pcrs PCR0, PCR1 and PCR2, and PCR8 of a signed image; PCR1 alone without a configuration
/// @param jdk which Java runtime the image holds
/// @param libraries the C library's files that the image holds
public record ReleaseManifest(
    String version,
    String architecture,
    List<MeasuredFile> files,
    Optional<Bytes> configuration,
    PcrValues pcrs,
    String jdk,
    List<MeasuredFile> libraries) {
  /// The DSSE payload type of manifests.
  public static final String PAYLOAD_TYPE = "application/vnd.nitro-wallet.release+json";

  /// Copies the lists.
  public ReleaseManifest {
    files = List.copyOf(files);
    libraries = List.copyOf(libraries);
  }
}
