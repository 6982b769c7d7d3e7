package io.nitrowallet.image.eif;

import io.nitrowallet.image.content.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An enclave image.
///
/// @param resources what an enclave of it gets where nobody says otherwise; not measured
/// @param metadata JSON for people; not measured
/// @param signature CBOR, see {@link ImageSigningKey}; not measured, but its certificate is PCR8
public record EnclaveImage(
    Architecture architecture,
    Resources resources,
    MeasuredContent measured,
    Optional<Content> metadata,
    Optional<Content> signature) {
  /// All sections in the order of the file.
  public List<ImageSection> sections() {
    List<ImageSection> sections = new ArrayList<>();
    sections.add(new ImageSection(SectionType.KERNEL, measured.kernel()));
    sections.add(new ImageSection(SectionType.COMMAND_LINE, measured.commandLine()));
    metadata.ifPresent(json -> sections.add(new ImageSection(SectionType.METADATA, json)));
    for (Content ramdisk : measured.ramdisks()) {
      sections.add(new ImageSection(SectionType.RAMDISK, ramdisk));
    }
    signature.ifPresent(cbor -> sections.add(new ImageSection(SectionType.SIGNATURE, cbor)));
    return sections;
  }

  /// The same image with this signature.
  public EnclaveImage signed(Content newSignature) {
    return new EnclaveImage(architecture, resources, measured, metadata, Optional.of(newSignature));
  }

  /// What an enclave takes of its parent.
  ///
  /// @param memory in bytes
  /// @param cpus a number of processors
  public record Resources(long memory, long cpus) {
    /// What nitro-cli writes into its images.
    public static final Resources DEFAULT = new Resources(1L << 30, 2);
  }
}
