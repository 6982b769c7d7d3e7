package io.nitrowallet.dev.nsm;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.formats.cbor.AttestationDocumentCodec;
import io.nitrowallet.formats.cbor.CoseSign1;
import io.nitrowallet.formats.cbor.NsmRequest;
import java.time.Instant;
import java.util.List;

/// Signs one module's documents: an instance's authority and a leaf below it, both replaced before
/// they end. Not thread-safe.
final class SoftAttestation {
  private static final String ENCLAVE = "-enc";
  private static final Bytes PROTECTED = CoseSign1.protectedHeader(CoseSign1.ES384);

  private final SoftNsmAuthority authority;
  private final String moduleId;
  private final TimeSource clock;
  private List<Bytes> bundle;
  private CertifiedKey instance;
  private CertifiedKey leaf;

  /// @throws IllegalArgumentException unless the id is `i-<instance>-enc<enclave>`
  SoftAttestation(SoftNsmAuthority authority, String moduleId, TimeSource clock) {
    if (!moduleId.matches("i-[0-9A-Za-z]{1,32}-enc[0-9A-Za-z]{1,32}")) {
      throw new IllegalArgumentException("an enclave's module id is i-<instance>-enc<enclave>");
    }
    this.authority = authority;
    this.moduleId = moduleId;
    this.clock = clock;
    Instant now = clock.now();
    SoftNsmAuthority.Chain chain = authority.chain();
    this.instance = newInstance(chain, moduleId, now);
    this.bundle = bundle(chain, instance);
    this.leaf = newLeaf(instance, moduleId, now);
  }

  /// A document over the registers and the request's fields, as of now.
  Bytes document(PcrValues pcrs, NsmRequest.Attestation request) {
    Instant now = clock.now();
    renew(now);
    Bytes payload =
        AttestationDocumentCodec.encode(
            new AttestationDocument(
                moduleId,
                now,
                pcrs,
                leaf.der(),
                bundle,
                request.publicKey(),
                request.userData(),
                request.nonce()));
    Bytes input = new CoseSign1(PROTECTED, payload, Bytes.EMPTY).signatureInput();
    return new CoseSign1(PROTECTED, payload, leaf.sign(input)).encode();
  }

  private void renew(Instant now) {
    if (!instance.isUsable(CertificateProfile.INSTANCE, now)) {
      SoftNsmAuthority.Chain chain = authority.chain();
      instance = newInstance(chain, moduleId, now);
      bundle = bundle(chain, instance);
      leaf = newLeaf(instance, moduleId, now);
    } else if (!leaf.isUsable(CertificateProfile.LEAF, now)) {
      leaf = newLeaf(instance, moduleId, now);
    }
  }

  private static List<Bytes> bundle(SoftNsmAuthority.Chain chain, CertifiedKey instance) {
    return List.of(chain.root(), chain.region(), chain.zone().der(), instance.der());
  }

  private static CertifiedKey newInstance(
      SoftNsmAuthority.Chain chain, String moduleId, Instant now) {
    String instanceId = moduleId.substring(0, moduleId.indexOf(ENCLAVE));
    return chain
        .zone()
        .issue(CertificateProfile.INSTANCE, instanceId + ".soft.nitro-enclaves", now);
  }

  private static CertifiedKey newLeaf(CertifiedKey instance, String moduleId, Instant now) {
    return instance.issue(CertificateProfile.LEAF, moduleId + ".soft", now);
  }
}
