package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.kms.KeyPolicy;
import io.nitrowallet.requester.kms.Principal;
import io.nitrowallet.requester.kms.policy.KeyPurpose;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/// What a key's policy says: which images, and who.
final class KeyPolicyFlags {
  @Option(
      names = "--pcr0",
      required = true,
      paramLabel = "HEX",
      description = "an image's PCR0; repeat it while a new image is rolled out")
  private List<String> images = List.of();

  @Option(
      names = "--also-pcr",
      paramLabel = "N=HEX",
      description = "a further register that must match, such as 8=… for the signing certificate")
  private Map<Integer, String> further = Map.of();

  @Option(
      names = "--principal",
      required = true,
      paramLabel = "ARN",
      description = "the parent instance's role: attested calls only")
  private String parent = "";

  @Option(
      names = "--admin",
      required = true,
      paramLabel = "ARN",
      description = "who looks after the key, without cryptography")
  private String admin = "";

  @Option(
      names = "--release",
      required = true,
      paramLabel = "ARN",
      description = "who may replace this policy, with a second factor")
  private String release = "";

  @Option(
      names = "--open-key",
      description =
          "for a predecessor's key, under which old rows are opened: Decrypt alone, without an"
              + " encryption context")
  private boolean opens;

  /// PCR0 of each image, as it was given.
  List<String> images() {
    return images;
  }

  /// The policy.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if a value is none
  String policy() {
    var roles =
        new KeyPolicy.Roles(new Principal(parent), new Principal(admin), new Principal(release));
    try {
      Map<Integer, Bytes> registers = new TreeMap<>();
      further.forEach((index, hex) -> registers.put(index, Bytes.ofHex(hex)));
      return KeyPolicy.forImages(
          opens ? KeyPurpose.OPEN : KeyPurpose.SEAL,
          roles,
          images.stream().map(Bytes::ofHex).toList(),
          PcrValues.of(registers));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "a register is 96 hex digits under an index from 1 to 31", e);
    }
  }
}
