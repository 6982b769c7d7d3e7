package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.release.MeasuredFile;
import io.nitrowallet.domain.release.ReleaseManifest;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.release.ManifestFile;
import io.nitrowallet.image.release.Release;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A release of a few bytes, and what belongs to it, in files.
record TinyRelease(Path home) {
  /// Writes the release itself.
  Path release() throws IOException {
    Path folder = Files.createDirectories(home.resolve("release"));
    List<MeasuredFile> files = new ArrayList<>();
    for (String name : List.of("kernel", "cmdline", "boot.cpio", "application.cpio")) {
      Content content = Content.of(Files.writeString(folder.resolve(name), "the " + name));
      files.add(new MeasuredFile(name, content.length(), content.sha384()));
    }
    ManifestFile.write(
        new ReleaseManifest(
            "1.2",
            "x86_64",
            files,
            Optional.empty(),
            PcrValues.of(Map.of(1, Bytes.copyOf(new byte[48]))),
            "25",
            List.of()),
        Optional.empty(),
        folder.resolve(Release.MANIFEST));
    return folder;
  }

  /// Writes a configuration that an enclave would take.
  Path configuration() throws IOException {
    String pem = Files.readString(resource("image-certificate.pem"), StandardCharsets.US_ASCII);
    return Files.writeString(
        home.resolve("enclave.json"),
        """
        {"v":1,"region":"eu-west-1","kmsEndpoint":"kms.eu-west-1.amazonaws.com",
         "sealKeys":["arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"],
         "openKeys":[],"defaultPolicy":"none","tlsRoots":["%s"],
         "ports":{"enclave":7878,"parentCid":3,"kmsProxy":8000,"log":7879},
         "limits":{"frameBytes":524288,"connections":256,"idleSeconds":60,"headerSeconds":5,
                   "requestSeconds":30}}
        """
            .formatted(pem.replace("\n", "\\n")));
  }

  /// A key or certificate that openssl made for these tests, and that protects nothing.
  Path resource(String name) throws IOException {
    Path file = home.resolve(name);
    if (!Files.exists(file)) {
      try (InputStream in = TinyRelease.class.getResourceAsStream(name)) {
        Files.copy(Objects.requireNonNull(in, name), file);
      }
    }
    return file;
  }
}
