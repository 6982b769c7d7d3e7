package io.nitrowallet.dev.kms;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.envelope.AccountBinding;
import io.nitrowallet.domain.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.Path;

/// Unwraps an account's data key as nobody can on AWS: with the emulator's own key file.
public final class OpenedDataKey {
  private OpenedDataKey() {}

  /// The data key under which `account` is sealed; the caller closes it.
  ///
  /// @param state the emulator's directory
  public static SecretBytes of(Account account, Path state) throws IOException {
    KmsKey key =
        KmsKeys.in(state.resolve("kms-keys.json"))
            .find(account.sealing().keyArn().value())
            .orElseThrow();
    var binding = new AccountBinding(account.name(), account.address(), account.policy());
    return DataKeyBlob.decode(account.sealing().encryptedDataKey())
        .open(key, binding.encryptionContext().pairs());
  }
}
