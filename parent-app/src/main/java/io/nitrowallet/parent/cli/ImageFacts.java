package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.release.MeasuredFile;
import io.nitrowallet.domain.release.ReleaseManifest;
import io.nitrowallet.image.eif.SigningCertificate;
import java.nio.file.Path;
import java.util.List;

/// What reports on images have in common.
final class ImageFacts {
  private static final List<String> FILE = List.of("name", "size", "sha384");

  private ImageFacts() {}

  /// A release in a folder.
  static Report manifest(ReleaseManifest manifest, Path folder) {
    return new Report()
        .fact("folder", "Release", folder)
        .fact("version", "Version", manifest.version())
        .fact("architecture", "Architecture", manifest.architecture())
        .fact("jdk", "JDK", manifest.jdk())
        .table("files", FILE, manifest.files().stream().map(ImageFacts::row).toList())
        .table("libraries", FILE, manifest.libraries().stream().map(ImageFacts::row).toList());
  }

  private static List<Object> row(MeasuredFile file) {
    return List.of(file.name(), file.size(), file.sha384().hex());
  }

  /// Adds registers, whole: they are copied into key policies.
  static Report pcrs(Report report, PcrValues pcrs) {
    pcrs.values().forEach((index, value) -> report.fact("pcr" + index, "PCR" + index, value.hex()));
    return report;
  }

  /// Adds who signed an image.
  static Report signer(Report report, SigningCertificate signer) {
    return report
        .fact("signer", "Signed by", signer.subject())
        .fact("signerFrom", "Starts from", signer.notBefore())
        .fact("signerUntil", "Starts until", signer.notAfter());
  }
}
