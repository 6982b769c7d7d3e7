package io.nitrowallet.formats.cbor;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// The messages of the Nitro Secure Module (facts-nitro.md), one CBOR data item each: a text string
/// where there are no arguments, else a map of one entry. Integers are written in their shortest
/// form; maps are read by key, whatever their order.
public final class NsmCodec {
  /// The longest request that the driver takes, in bytes.
  public static final int MAX_REQUEST = 0x1000;

  /// The longest response that the driver hands out, in bytes.
  public static final int MAX_RESPONSE = 0x3000;

  private NsmCodec() {}

  /// The request's wire form.
  public static Bytes encode(NsmRequest request) {
    return NsmRequestForm.encode(request);
  }

  /// The response's wire form.
  public static Bytes encode(NsmResponse response) {
    return NsmResponseForm.encode(response);
  }

  /// Reads a request, as a module does.
  ///
  /// @throws RefusedException with {@link ErrorCode#BAD_REQUEST} if it is none of the known
  public static NsmRequest decodeRequest(Bytes request) {
    return NsmRequestForm.decode(request);
  }

  /// Reads a response, an error included.
  ///
  /// @throws RefusedException with {@link ErrorCode#NSM_FAILED} if it is none of the known
  public static NsmResponse decodeResponse(Bytes response) {
    return NsmResponseForm.decode(response);
  }
}
