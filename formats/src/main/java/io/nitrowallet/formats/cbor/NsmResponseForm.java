package io.nitrowallet.formats.cbor;

import static io.nitrowallet.formats.cbor.NsmForm.ATTESTATION;
import static io.nitrowallet.formats.cbor.NsmForm.DESCRIBE_NSM;
import static io.nitrowallet.formats.cbor.NsmForm.DESCRIBE_PCR;
import static io.nitrowallet.formats.cbor.NsmForm.ERROR;
import static io.nitrowallet.formats.cbor.NsmForm.EXTEND_PCR;
import static io.nitrowallet.formats.cbor.NsmForm.GET_RANDOM;
import static io.nitrowallet.formats.cbor.NsmForm.LOCK_PCR;
import static io.nitrowallet.formats.cbor.NsmForm.LOCK_PCRS;

import com.upokecenter.cbor.CBORObject;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;

/// The responses, errors included, ⇄ CBOR.
final class NsmResponseForm {
  private static final CborSource SOURCE =
      new CborSource(ErrorCode.NSM_FAILED, "the answer of the Nitro Secure Module");
  private static final String LOCK = "lock";
  private static final String DATA = "data";
  private static final String DOCUMENT = "document";
  private static final String RANDOM = "random";
  private static final int MAX_PCR = 64;
  private static final int MAX_NAME = 32;

  private NsmResponseForm() {}

  static Bytes encode(NsmResponse response) {
    return switch (response) {
      case NsmResponse.Description description ->
          NsmForm.encode(DESCRIBE_NSM, NsmDescriptionForm.encode(description));
      case NsmResponse.PcrDescribed(boolean locked, Bytes data) -> {
        CBORObject fields = NsmForm.map(DATA, NsmForm.of(data));
        fields.set(LOCK, CBORObject.FromObject(locked));
        yield NsmForm.encode(DESCRIBE_PCR, fields);
      }
      case NsmResponse.PcrExtended(Bytes data) ->
          NsmForm.encode(EXTEND_PCR, NsmForm.map(DATA, NsmForm.of(data)));
      case NsmResponse.PcrLocked() -> NsmForm.encode(LOCK_PCR);
      case NsmResponse.PcrsLocked() -> NsmForm.encode(LOCK_PCRS);
      case NsmResponse.Attested(Bytes document) ->
          NsmForm.encode(ATTESTATION, NsmForm.map(DOCUMENT, NsmForm.of(document)));
      case NsmResponse.Random(Bytes random) ->
          NsmForm.encode(GET_RANDOM, NsmForm.map(RANDOM, NsmForm.of(random)));
      case NsmResponse.Failed(NsmError error) ->
          NsmForm.encode(ERROR, CBORObject.FromObject(error.wireName()));
    };
  }

  static NsmResponse decode(Bytes response) {
    NsmForm form = NsmForm.decode(SOURCE, response, NsmCodec.MAX_RESPONSE);
    return switch (form.operation()) {
      case DESCRIBE_NSM -> NsmDescriptionForm.decode(SOURCE, form);
      case DESCRIBE_PCR -> {
        CborFields fields = form.fields(SOURCE, LOCK, DATA);
        yield new NsmResponse.PcrDescribed(fields.get(LOCK).bool(), pcr(fields));
      }
      case EXTEND_PCR -> new NsmResponse.PcrExtended(pcr(form.fields(SOURCE, DATA)));
      case LOCK_PCR -> withoutArguments(form, new NsmResponse.PcrLocked());
      case LOCK_PCRS -> withoutArguments(form, new NsmResponse.PcrsLocked());
      case ATTESTATION -> new NsmResponse.Attested(bytes(form, DOCUMENT));
      case GET_RANDOM -> new NsmResponse.Random(bytes(form, RANDOM));
      case ERROR -> new NsmResponse.Failed(error(form.arguments(SOURCE).text(MAX_NAME)));
      default -> throw SOURCE.refuse("names an operation that no module has");
    };
  }

  private static NsmResponse withoutArguments(NsmForm form, NsmResponse response) {
    form.requireNoArguments(SOURCE);
    return response;
  }

  private static Bytes pcr(CborFields fields) {
    return fields.get(DATA).bytes(1, MAX_PCR);
  }

  private static Bytes bytes(NsmForm form, String field) {
    return form.fields(SOURCE, field).get(field).bytes(0, NsmCodec.MAX_RESPONSE);
  }

  private static NsmError error(String wireName) {
    return NsmError.parse(wireName)
        .orElseThrow(() -> SOURCE.refuse("is an error that this version does not know"));
  }
}
