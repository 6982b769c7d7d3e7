package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.attestation.BirthStatement;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Attestor;
import io.nitrowallet.domain.port.out.DataKeys;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.domain.signing.PrivateKey;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Makes accounts of private keys, wherever those come from: sealed row and birth certificate.
public final class AccountBirths {
  private final KeyVault vault;
  private final EnclaveIdentity identity;
  private final Attestor attestor;
  private final TimeSource time;

  /// Composes the parts for one request.
  ///
  /// @param identity what certificates name as the place of birth
  public AccountBirths(
      KeyVault vault, EnclaveIdentity identity, Attestor attestor, TimeSource time) {
    this.vault = vault;
    this.identity = identity;
    this.attestor = attestor;
    this.time = time;
  }

  /// The account of `key`, which the caller still owns.
  ///
  /// @throws RefusedException as {@link DataKeys#generate} and {@link Attestor#attest} do
  Account of(PrivateKey key, Order order) {
    PublicKey publicKey = key.publicKey();
    Sealing sealing = vault.seal(key, order.keyArn(), order.name(), order.policy(), 1);
    return new Account(
        order.name(),
        publicKey,
        order.policy(),
        time.now().truncatedTo(ChronoUnit.SECONDS),
        certify(order, publicKey),
        sealing);
  }

  private Bytes certify(Order order, PublicKey publicKey) {
    BirthStatement birth =
        new BirthStatement(
            order.origin(), order.name(), publicKey, order.keyArn(), order.policy().hash());
    return attestor.attest(
        new Attestor.Statement(
            Optional.of(identity.encode()), Optional.of(birth.userData()), order.nonce()));
  }

  /// What an account is to be, once everything about it is decided.
  record Order(
      Origin origin, AccountName name, KeyArn keyArn, PolicyText policy, Optional<Bytes> nonce) {}
}
