package io.nitrowallet.aws.nsm;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.cbor.NsmCodec;
import io.nitrowallet.formats.cbor.NsmRequest;
import io.nitrowallet.formats.cbor.NsmResponse;

/// Typed requests to a module, with its errors turned into refusals.
record NsmCalls(SecureModule module) {

  /// Asks for a response of one type.
  ///
  /// @throws RefusedException with {@link ErrorCode#NSM_FAILED} if there is an error or an answer
  ///   to something else
  <T extends NsmResponse> T call(NsmRequest request, Class<T> expected) {
    NsmResponse response = NsmCodec.decodeResponse(module.process(NsmCodec.encode(request)));
    if (response instanceof NsmResponse.Failed(var error)) {
      throw new RefusedException(
          ErrorCode.NSM_FAILED, "the Nitro Secure Module refuses the request: " + error.wireName());
    }
    if (!expected.isInstance(response)) {
      throw new RefusedException(
          ErrorCode.NSM_FAILED,
          "the Nitro Secure Module answered another request than it was asked");
    }
    return expected.cast(response);
  }
}
