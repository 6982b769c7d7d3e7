package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.MigrateAccountCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was asked of a new account, to hold the answer to.
///
/// @param keyId an ARN or a bare id; absent where the enclave chooses
/// @param policy absent where the enclave's default was asked for
/// @param address absent where the key is yet to be made
record BirthOrder(
    Origin origin,
    AccountName name,
    Optional<String> keyId,
    Optional<PolicyText> policy,
    Optional<Address> address,
    Bytes nonce) {
  private static final long VERSION_AT_BIRTH = 1;

  /// @throws IllegalArgumentException if the command has no nonce: a requester draws one
  static BirthOrder of(GenerateAccountCommand command) {
    return new BirthOrder(
        Origin.GENERATED,
        command.name(),
        command.keyId(),
        command.policy(),
        Optional.empty(),
        command
            .nonce()
            .orElseThrow(() -> new IllegalArgumentException("a requester draws a nonce")));
  }

  static BirthOrder of(ImportBinding binding) {
    return new BirthOrder(
        Origin.IMPORTED,
        binding.name(),
        Optional.of(binding.keyArn().value()),
        Optional.of(binding.policy()),
        Optional.of(binding.address()),
        binding.nonce());
  }

  static BirthOrder of(MigrateAccountCommand command) {
    return new BirthOrder(
        Origin.MIGRATED,
        command.name(),
        Optional.of(command.keyArn().value()),
        Optional.of(command.policy()),
        Optional.of(command.row().address()),
        command.nonce());
  }

  /// In what `answered` differs from what was asked for, in words.
  List<String> differencesOf(Account answered) {
    List<String> differences = new ArrayList<>();
    if (!answered.name().equals(name)) {
      differences.add("it is named '%s'".formatted(answered.name()));
    }
    KeyArn keyArn = answered.sealing().keyArn();
    if (!keyId.map(id -> id.equals(keyArn.value()) || id.equals(keyArn.keyId())).orElse(true)) {
      differences.add("it is sealed under the KMS key " + keyArn);
    }
    if (!policy.map(answered.policy()::equals).orElse(true)) {
      differences.add("its policy is another");
    }
    if (!address.map(answered.address()::equals).orElse(true)) {
      differences.add("its address is another");
    }
    if (answered.sealing().version() != VERSION_AT_BIRTH) {
      differences.add("its version is %s".formatted(answered.sealing().version()));
    }
    return differences;
  }
}
