package io.nitrowallet.domain.port.out;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.Intent;

/// Reads the JSON of intents.
@FunctionalInterface
public interface IntentReader {
  /// The intent that `payload` states.
  ///
  /// @throws RefusedException with {@link ErrorCode#INTENT_REFUSED} if it states none
  Intent read(Bytes payload);
}
