package io.nitrowallet.bench;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.port.out.DataKeys;
import io.nitrowallet.domain.port.out.EncryptionContext;
import io.nitrowallet.domain.port.out.GeneratedDataKey;
import io.nitrowallet.domain.secret.SecretBytes;

/// Takes the time of every call.
record TimedDataKeys(DataKeys timed, Stopwatch watch) implements DataKeys {
  @Override
  public GeneratedDataKey generate(KeyArn key, EncryptionContext context) {
    return watch.time(() -> timed.generate(key, context));
  }

  @Override
  public SecretBytes unwrap(KeyArn key, Bytes encrypted, EncryptionContext context) {
    return watch.time(() -> timed.unwrap(key, encrypted, context));
  }

  @Override
  public SecretBytes decrypt(KeyArn key, Bytes encrypted) {
    return watch.time(() -> timed.decrypt(key, encrypted));
  }
}
