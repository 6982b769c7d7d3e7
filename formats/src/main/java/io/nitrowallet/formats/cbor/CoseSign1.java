package io.nitrowallet.formats.cbor;

import com.upokecenter.cbor.CBORObject;
import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.List;

/// A COSE_Sign1 structure (RFC 9052 §4.2) whose unprotected header is empty, as the NSM makes it.
///
/// The protected header and the payload are the very bytes that were signed: nothing is decoded and
/// encoded again before a signature is checked.
///
/// @param protectedHeader the encoded map, the content of its byte string
/// @param payload the content of the payload's byte string
/// @param signature for ES384: r ‖ s, 96 bytes
public record CoseSign1(Bytes protectedHeader, Bytes payload, Bytes signature) {
  /// ECDSA with SHA-384 (RFC 9053 §2.1), on P-384 where the NSM is concerned.
  public static final long ES384 = -35;

  private static final int TAG = 18;
  private static final int MAX_HEADER = 64;
  private static final CborSource SOURCE =
      new CborSource(ErrorCode.ATTESTATION_REFUSED, "the attestation document");
  private static final CborSource HEADER =
      new CborSource(ErrorCode.ATTESTATION_REFUSED, "the document's protected header");

  /// Decodes a structure of at most {@link AttestationDocument#MAX_LENGTH} bytes, with tag 18 or
  /// without. The algorithm and the signature are not looked at.
  ///
  /// @throws RefusedException with {@link ErrorCode#ATTESTATION_REFUSED} if it is anything else
  public static CoseSign1 decode(Bytes encoded) {
    return decode(encoded, SOURCE);
  }

  /// Decodes a structure that is no attestation document, and refuses in the words of `source`.
  static CoseSign1 decode(Bytes encoded, CborSource source) {
    CBORObject item = source.decode(encoded, AttestationDocument.MAX_LENGTH);
    CBORObject structure = item.HasOneTag(TAG) ? item.UntagOne() : item;
    List<CborItem> parts = new CborItem(source, "the COSE_Sign1 structure", structure).array(4, 4);
    CoseSign1 decoded =
        new CoseSign1(
            parts.get(0).bytes(0, MAX_HEADER),
            parts.get(2).bytes(1, AttestationDocument.MAX_LENGTH),
            parts.get(3).bytes(0, AttestationDocument.MAX_LENGTH));
    // Nobody signed the unprotected header: it may say nothing.
    parts.get(1).keys(0, 0);
    return decoded;
  }

  /// The encoded protected header `{1: algorithm}`.
  public static Bytes protectedHeader(long algorithm) {
    CBORObject header = CBORObject.NewMap();
    header.set(CBORObject.FromObject(1), CBORObject.FromObject(algorithm));
    return Bytes.copyOf(header.EncodeToBytes());
  }

  /// The algorithm that the protected header names (RFC 9053), whichever it is.
  ///
  /// @throws RefusedException with {@link ErrorCode#ATTESTATION_REFUSED} if the header is not a map
  ///   of this one number
  public long algorithm() {
    CborItem header = new CborItem(HEADER, "the map", HEADER.decode(protectedHeader, MAX_HEADER));
    CborItem key = header.keys(1, 1).getFirst();
    key.integer(1, 1);
    return header.under(key, "the algorithm").integer(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /// What the signature is computed over: the Sig_structure of RFC 9052 §4.4 with no external data.
  public Bytes signatureInput() {
    return encode(CBORObject.FromObject("Signature1"), protectedHeader, Bytes.EMPTY, payload);
  }

  /// The structure without its tag, as the NSM returns it.
  public Bytes encode() {
    CBORObject structure =
        CBORObject.NewArray()
            .Add(CBORObject.FromObject(protectedHeader.toArray()))
            .Add(CBORObject.NewMap())
            .Add(CBORObject.FromObject(payload.toArray()))
            .Add(CBORObject.FromObject(signature.toArray()));
    return Bytes.copyOf(structure.EncodeToBytes());
  }

  private static Bytes encode(CBORObject context, Bytes... parts) {
    CBORObject structure = CBORObject.NewArray().Add(context);
    for (Bytes part : parts) {
      structure.Add(CBORObject.FromObject(part.toArray()));
    }
    return Bytes.copyOf(structure.EncodeToBytes());
  }
}
