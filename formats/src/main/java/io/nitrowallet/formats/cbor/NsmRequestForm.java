package io.nitrowallet.formats.cbor;

import static io.nitrowallet.formats.cbor.NsmForm.ATTESTATION;
import static io.nitrowallet.formats.cbor.NsmForm.DESCRIBE_NSM;
import static io.nitrowallet.formats.cbor.NsmForm.DESCRIBE_PCR;
import static io.nitrowallet.formats.cbor.NsmForm.EXTEND_PCR;
import static io.nitrowallet.formats.cbor.NsmForm.GET_RANDOM;
import static io.nitrowallet.formats.cbor.NsmForm.LOCK_PCR;
import static io.nitrowallet.formats.cbor.NsmForm.LOCK_PCRS;

import com.upokecenter.cbor.CBORObject;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;

/// The seven requests ⇄ CBOR.
final class NsmRequestForm {
  private static final CborSource SOURCE =
      new CborSource(ErrorCode.BAD_REQUEST, "the request to the Nitro Secure Module");
  private static final String INDEX = "index";
  private static final String RANGE = "range";
  private static final String DATA = "data";
  private static final String USER_DATA = "user_data";
  private static final String NONCE = "nonce";
  private static final String PUBLIC_KEY = "public_key";

  /// Indices are one byte on the wire; the module refuses those from 32 by itself.
  private static final int MAX_INDEX = 255;

  private NsmRequestForm() {}

  static Bytes encode(NsmRequest request) {
    return switch (request) {
      case NsmRequest.DescribeNsm() -> NsmForm.encode(DESCRIBE_NSM);
      case NsmRequest.GetRandom() -> NsmForm.encode(GET_RANDOM);
      case NsmRequest.DescribePcr(int index) -> NsmForm.encode(DESCRIBE_PCR, index(index));
      case NsmRequest.LockPcr(int index) -> NsmForm.encode(LOCK_PCR, index(index));
      case NsmRequest.LockPcrs(int range) ->
          NsmForm.encode(LOCK_PCRS, NsmForm.map(RANGE, CBORObject.FromObject(range)));
      case NsmRequest.ExtendPcr(int index, Bytes data) -> {
        CBORObject arguments = index(index);
        arguments.set(DATA, NsmForm.of(data));
        yield NsmForm.encode(EXTEND_PCR, arguments);
      }
      case NsmRequest.Attestation attestation -> NsmForm.encode(ATTESTATION, fields(attestation));
    };
  }

  static NsmRequest decode(Bytes request) {
    NsmForm form = NsmForm.decode(SOURCE, request, NsmCodec.MAX_REQUEST);
    return switch (form.operation()) {
      case DESCRIBE_NSM -> withoutArguments(form, new NsmRequest.DescribeNsm());
      case GET_RANDOM -> withoutArguments(form, new NsmRequest.GetRandom());
      case DESCRIBE_PCR -> new NsmRequest.DescribePcr(index(form.fields(SOURCE, INDEX)));
      case LOCK_PCR -> new NsmRequest.LockPcr(index(form.fields(SOURCE, INDEX)));
      case LOCK_PCRS ->
          new NsmRequest.LockPcrs(form.fields(SOURCE, RANGE).get(RANGE).integer(0, MAX_INDEX));
      case EXTEND_PCR -> {
        CborFields fields = form.fields(SOURCE, INDEX, DATA);
        yield new NsmRequest.ExtendPcr(
            index(fields), fields.get(DATA).bytes(0, NsmCodec.MAX_REQUEST));
      }
      case ATTESTATION -> attestation(form.fields(SOURCE, USER_DATA, NONCE, PUBLIC_KEY));
      default -> throw SOURCE.refuse("names an operation that no module has");
    };
  }

  private static NsmRequest withoutArguments(NsmForm form, NsmRequest request) {
    form.requireNoArguments(SOURCE);
    return request;
  }

  private static NsmRequest attestation(CborFields fields) {
    return new NsmRequest.Attestation(
        fields.get(USER_DATA).optionalBytes(NsmCodec.MAX_REQUEST),
        fields.get(NONCE).optionalBytes(NsmCodec.MAX_REQUEST),
        fields.get(PUBLIC_KEY).optionalBytes(NsmCodec.MAX_REQUEST));
  }

  private static int index(CborFields fields) {
    return fields.get(INDEX).integer(0, MAX_INDEX);
  }

  private static CBORObject index(int index) {
    return NsmForm.map(INDEX, CBORObject.FromObject(index));
  }

  private static CBORObject fields(NsmRequest.Attestation attestation) {
    CBORObject fields = NsmForm.map(USER_DATA, NsmForm.of(attestation.userData()));
    fields.set(NONCE, NsmForm.of(attestation.nonce()));
    fields.set(PUBLIC_KEY, NsmForm.of(attestation.publicKey()));
    return fields;
  }
}
