package io.nitrowallet.formats.cbor;

import com.upokecenter.cbor.CBORObject;
import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Attestor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The payload of an attestation document (facts-nitro.md): a CBOR map ⇄ {@link
/// AttestationDocument}. Decoding checks form, never truth.
public final class AttestationDocumentCodec {
  private static final String MODULE_ID = "module_id";
  private static final String DIGEST = "digest";
  private static final String TIMESTAMP = "timestamp";
  private static final String PCRS = "pcrs";
  private static final String CERTIFICATE = "certificate";
  private static final String CABUNDLE = "cabundle";
  private static final String PUBLIC_KEY = "public_key";
  private static final String USER_DATA = "user_data";
  private static final String NONCE = "nonce";

  private static final Set<String> FIELDS =
      Set.of(
          MODULE_ID, DIGEST, TIMESTAMP, PCRS, CERTIFICATE, CABUNDLE, PUBLIC_KEY, USER_DATA, NONCE);

  private static final String TPM_PCRS = "nitrotpm_pcrs";
  private static final String TPM_MODULE = "-tpm";
  private static final String SHA384 = "SHA384";
  private static final int MAX_MODULE_ID = 128;
  private static final int MAX_CERTIFICATE = 1024;
  private static final int MAX_BUNDLE = 8;
  private static final int MAX_PCR_LENGTH = 64;

  private static final CborSource SOURCE =
      new CborSource(ErrorCode.ATTESTATION_REFUSED, "the attestation document's payload");

  private AttestationDocumentCodec() {}

  /// Decodes a payload; its map may be definite or indefinite, in any order of its keys.
  ///
  /// @throws RefusedException with {@link ErrorCode#ATTESTATION_REFUSED} if a field is missing,
  ///   unknown, or of another type or length than documented, or if it comes from a NitroTPM
  public static AttestationDocument decode(Bytes payload) {
    CborItem map =
        new CborItem(SOURCE, "the map", SOURCE.decode(payload, AttestationDocument.MAX_LENGTH));
    refuseTpm(map);
    CborFields fields = CborFields.of(map, FIELDS);
    requireSha384(fields.get(DIGEST));
    return new AttestationDocument(
        moduleId(fields.get(MODULE_ID)),
        Instant.ofEpochMilli(fields.get(TIMESTAMP).integer(1, Long.MAX_VALUE)),
        pcrs(fields.get(PCRS)),
        fields.get(CERTIFICATE).bytes(1, MAX_CERTIFICATE),
        fields.get(CABUNDLE).array(1, MAX_BUNDLE).stream()
            .map(certificate -> certificate.bytes(1, MAX_CERTIFICATE))
            .toList(),
        fields.get(PUBLIC_KEY).optionalBytes(Attestor.MAX_FIELD),
        fields.get(USER_DATA).optionalBytes(Attestor.MAX_FIELD),
        fields.get(NONCE).optionalBytes(Attestor.MAX_FIELD));
  }

  /// Encodes as NSMs did until 2025: a definite map in their order of fields.
  public static Bytes encode(AttestationDocument document) {
    CBORObject map = CBORObject.NewOrderedMap();
    map.set(MODULE_ID, CBORObject.FromObject(document.moduleId()));
    map.set(DIGEST, CBORObject.FromObject(SHA384));
    map.set(TIMESTAMP, CBORObject.FromObject(document.timestamp().toEpochMilli()));
    map.set(PCRS, encodePcrs(document.pcrs()));
    map.set(CERTIFICATE, CBORObject.FromObject(document.certificate().toArray()));
    map.set(CABUNDLE, encodeBundle(document.cabundle()));
    map.set(PUBLIC_KEY, encodeOptional(document.publicKey()));
    map.set(USER_DATA, encodeOptional(document.userData()));
    map.set(NONCE, encodeOptional(document.nonce()));
    return Bytes.copyOf(map.EncodeToBytes());
  }

  private static void refuseTpm(CborItem map) {
    for (CborItem key : map.keys(0, 32)) {
      if (key.isText() && key.value().AsString().equals(TPM_PCRS)) {
        throw tpm();
      }
    }
  }

  private static String moduleId(CborItem field) {
    String moduleId = field.text(MAX_MODULE_ID);
    if (moduleId.contains(TPM_MODULE)) {
      throw tpm();
    }
    return moduleId;
  }

  private static RefusedException tpm() {
    return new RefusedException(
        ErrorCode.ATTESTATION_REFUSED,
        "the document was made by a NitroTPM, which attests a whole EC2 instance; only a Nitro"
            + " enclave's document is accepted");
  }

  private static void requireSha384(CborItem field) {
    if (!field.text(MAX_MODULE_ID).equals(SHA384)) {
      throw field.refuse("is not SHA384, the one hash that Nitro enclaves use");
    }
  }

  private static PcrValues pcrs(CborItem map) {
    Map<Integer, Bytes> values = new TreeMap<>();
    for (CborItem key : map.keys(1, PcrValues.MAX_INDEX + 1)) {
      int index = key.integer(0, PcrValues.MAX_INDEX);
      CborItem entry = map.under(key, "PCR" + index);
      Bytes value = entry.bytes(0, MAX_PCR_LENGTH);
      if (!Set.of(32, 48, 64).contains(value.length())) {
        throw entry.refuse("is " + value.length() + " bytes long, not 32, 48 or 64");
      }
      values.put(index, value);
    }
    return PcrValues.of(values);
  }

  private static CBORObject encodePcrs(PcrValues pcrs) {
    CBORObject map = CBORObject.NewOrderedMap();
    pcrs.values()
        .forEach((index, value) ->
            map.set(CBORObject.FromObject(index), CBORObject.FromObject(value.toArray())));
    return map;
  }

  private static CBORObject encodeBundle(List<Bytes> cabundle) {
    CBORObject array = CBORObject.NewArray();
    cabundle.forEach(certificate -> array.Add(CBORObject.FromObject(certificate.toArray())));
    return array;
  }

  private static CBORObject encodeOptional(Optional<Bytes> value) {
    return value.map(bytes -> CBORObject.FromObject(bytes.toArray())).orElse(CBORObject.Null);
  }
}
