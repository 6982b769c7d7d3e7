package io.nitrowallet.requester.attestation;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.release.ReleaseManifest;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.eif.EnclaveImageReader;
import io.nitrowallet.image.eif.ImageReport;
import io.nitrowallet.image.release.ManifestFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// The registers that an image should show, from a file: an image, a manifest, or what nitro-cli
/// printed.
///
/// @param values PCR0 among them
/// @param origin a sentence on where they come from and what vouches for them
public record ExpectedPcrs(PcrValues values, String origin) {
  private static final Bytes IMAGE_MARK = Bytes.ofHex("2e656966");
  private static final Pattern REGISTER = Pattern.compile("PCR([0-9]|[12][0-9]|3[01])");
  private static final int LONGEST_KEY = 16 * 1024;
  private static final String MEASUREMENTS = "Measurements";

  /// Reads `file`.
  ///
  /// @param releaseKey the release's public key; with it, nothing but a manifest that it signed is
  ///   believed
  /// @throws RefusedException with {@link ErrorCode#IMAGE_REFUSED} if the file is none of these, or
  ///   states no PCR0; with {@link ErrorCode#SIGNATURE_REFUSED} if a signature is asked for and
  ///   does not hold; with {@link ErrorCode#INVALID_VALUE} if the file cannot be read, or is signed
  ///   and the key is missing
  public static ExpectedPcrs read(Path file, Optional<VerifyingKey> releaseKey) {
    try {
      Content content = Content.of(file);
      return isImage(content) ? ofImage(file, releaseKey) : ofText(content, releaseKey);
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "the file " + file + " cannot be read", e);
    }
  }

  /// The release's public key in `file`, a PEM.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it cannot be read, or is none
  public static VerifyingKey releaseKey(Path file) {
    try {
      Content content = Content.of(file);
      if (content.length() > LONGEST_KEY) {
        throw new RefusedException(ErrorCode.INVALID_VALUE, "the file " + file + " is no key");
      }
      return ManifestFile.publicKey(content.bytes(LONGEST_KEY));
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "the file " + file + " cannot be read", e);
    }
  }

  private static boolean isImage(Content content) throws IOException {
    int mark = IMAGE_MARK.length();
    return content.length() >= mark && content.slice(0, mark).bytes(mark).equals(IMAGE_MARK);
  }

  private static ExpectedPcrs ofImage(Path file, Optional<VerifyingKey> releaseKey)
      throws IOException {
    requireNoKey(releaseKey, "an image");
    ImageReport report = ImageReport.of(EnclaveImageReader.read(file));
    String signer =
        report.signer().map(certificate -> ", signed by " + certificate.subject()).orElse("");
    return new ExpectedPcrs(report.pcrs(), "measured from the image file itself" + signer);
  }

  private static ExpectedPcrs ofText(Content content, Optional<VerifyingKey> releaseKey)
      throws IOException {
    if (content.length() > StrictJson.MAX_LENGTH) {
      throw refused("is neither an image nor a JSON document of at most 1 MiB");
    }
    Bytes text = content.bytes(StrictJson.MAX_LENGTH);
    ObjectNode json = parse(text);
    if (json.has(MEASUREMENTS)) {
      requireNoKey(releaseKey, "what nitro-cli printed");
      return ofNitroCli(json);
    }
    ReleaseManifest manifest = ManifestFile.read(text, releaseKey);
    if (manifest.pcrs().get(0).isEmpty()) {
      throw refused(
          "is a release without a configuration, which has no PCR0 yet: run 'eif measure --release'"
              + " with yours");
    }
    String seal = releaseKey.isPresent() ? "signed by the release key" : "which nobody signed";
    return new ExpectedPcrs(
        manifest.pcrs(), "the manifest of version " + manifest.version() + ", " + seal);
  }

  private static ObjectNode parse(Bytes text) {
    try {
      return StrictJson.parse(text);
    } catch (RefusedException e) {
      throw refused("is neither an image nor a JSON document of expected registers");
    }
  }

  private static ExpectedPcrs ofNitroCli(ObjectNode json) {
    JsonObject measurements =
        JsonObject.of(json.get(MEASUREMENTS), ErrorCode.IMAGE_REFUSED, "'Measurements'");
    if (!measurements.require("HashAlgorithm").text().startsWith("Sha384")) {
      throw refused("states measurements by another algorithm than SHA-384");
    }
    Map<Integer, Bytes> values = new TreeMap<>();
    for (String name : json.get(MEASUREMENTS).propertyNames()) {
      var register = REGISTER.matcher(name);
      if (register.matches()) {
        values.put(Integer.valueOf(register.group(1)), pcr(measurements.require(name).text()));
      }
    }
    if (!values.containsKey(0)) {
      throw refused("states no PCR0");
    }
    return new ExpectedPcrs(
        PcrValues.of(values), "measurements that nitro-cli printed, which nobody signed");
  }

  private static Bytes pcr(String hex) {
    if (!hex.matches("[0-9a-f]{96}")) {
      throw refused("states a register that is not 96 lower-case hex digits");
    }
    return Bytes.ofHex(hex);
  }

  private static void requireNoKey(Optional<VerifyingKey> releaseKey, String what) {
    if (releaseKey.isPresent()) {
      throw new RefusedException(
          ErrorCode.SIGNATURE_REFUSED,
          "a release key was given, and the file is " + what + ", which no release signs");
    }
  }

  private static RefusedException refused(String predicate) {
    return new RefusedException(
        ErrorCode.IMAGE_REFUSED, "the file of expected registers " + predicate);
  }
}
