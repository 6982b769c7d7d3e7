package io.nitrowallet.dev.nsm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;

/// Keys with their certificates, one PEM file each, readable by their owner only. Several programs
/// may share a folder: a file appears whole or not at all.
record AuthorityFiles(Path directory) {

  /// Makes the folder if it is missing.
  AuthorityFiles {
    try {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new UncheckedIOException("the development authority's folder cannot be made", e);
    }
  }

  Optional<CertifiedKey> read(String name) {
    Path file = file(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (PEMParser parser =
        new PEMParser(Files.newBufferedReader(file, StandardCharsets.US_ASCII))) {
      if (parser.readObject() instanceof PrivateKeyInfo key
          && parser.readObject() instanceof X509CertificateHolder certificate) {
        return Optional.of(
            new CertifiedKey(
                new JcaPEMKeyConverter().getPrivateKey(key),
                new JcaX509CertificateConverter().getCertificate(certificate)));
      }
      throw new IllegalStateException(file + " holds no key with its certificate: delete it");
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: delete it", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(file + " holds no valid certificate: delete it", e);
    }
  }

  /// Stores a key unless another program was faster; returns the one that is stored.
  CertifiedKey create(String name, CertifiedKey created) {
    try {
      Path written = write(created);
      try {
        Files.createLink(file(name), written);
        return created;
      } catch (FileAlreadyExistsException e) {
        return read(name).orElseThrow();
      } finally {
        Files.delete(written);
      }
    } catch (IOException e) {
      throw notWritten(name, e);
    }
  }

  void replace(String name, CertifiedKey replacement) {
    try {
      Files.move(write(replacement), file(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw notWritten(name, e);
    }
  }

  private Path write(CertifiedKey certified) throws IOException {
    Path file =
        Files.createTempFile(
            directory,
            "new",
            ".pem",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (JcaPEMWriter pem =
        new JcaPEMWriter(Files.newBufferedWriter(file, StandardCharsets.US_ASCII))) {
      pem.writeObject(new PemObject("PRIVATE KEY", certified.key().getEncoded()));
      pem.writeObject(new PemObject("CERTIFICATE", certified.der().toArray()));
    }
    return file;
  }

  private Path file(String name) {
    return directory.resolve(name + ".pem");
  }

  private UncheckedIOException notWritten(String name, IOException cause) {
    return new UncheckedIOException(file(name) + " cannot be written", cause);
  }
}
