package io.nitrowallet.dev.demo;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.AccessList;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.Fees;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.SignedTransaction;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.domain.signing.Secp256k1;
import io.nitrowallet.formats.json.AccountColumns;
import io.nitrowallet.requester.accounts.AccountAudit.Pinning;
import io.nitrowallet.requester.accounts.NewAccounts.Registered;
import io.nitrowallet.requester.attestation.AttestationInquiry.Appraisal;
import io.nitrowallet.requester.composition.RequesterComponent;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;

/// What an operator does on a good day: look at the enclave, make an account, sign with it.
final class Journey {
  /// Anvil's chain ID: a signature of the demo is worth nothing elsewhere.
  private static final ChainId CHAIN = ChainId.of(31337);

  private static final Address RECIPIENT =
      Address.parse("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
  private static final BigInteger GWEI = BigInteger.TEN.pow(9);
  private static final int SHOWN = 44;

  private final RequesterComponent parent;
  private final Transcript transcript;

  Journey(RequesterComponent parent, Transcript transcript) {
    this.parent = parent;
    this.transcript = transcript;
  }

  /// Verifies the enclave before anything is asked of it.
  void attest() {
    transcript.heading("Who is behind the socket? Its attestation, over a nonce we just drew");
    Appraisal appraisal = parent.attestation().ask();
    switch (appraisal.verdict()) {
      case Verified verified -> {
        TrustRoot root = verified.root();
        AttestationDocument document = verified.document();
        transcript.value("root", root.kind() + " " + brief(root.fingerprint().hex()));
        transcript.value("module", document.moduleId() + ", " + document.timestamp());
        verified
            .report()
            .expectations()
            .pcrs()
            .values()
            .forEach((index, expected) ->
                transcript.value(
                    "PCR" + index, brief(expected.hex()) + "  expected and shown: equal"));
        transcript.value("checked", "chain, signature, age, nonce, registers");
      }
      case Rejected rejected -> throw new DemoFailure("not trusted: " + rejected.differences());
    }
  }

  /// Makes an account and shows its row.
  Account generate(String name) {
    transcript.heading("A new account; its private key is born in the enclave and stays there");
    Account account = register(name);
    transcript.value("address", account.address().checksummed());
    transcript.line("  Its row in DynamoDB's AccountTable, with nothing secret in it:");
    AccountColumns.encode(account)
        .forEach((column, value) -> transcript.value("  " + column, brief(value)));
    return account;
  }

  /// Makes an account without a word.
  Account register(String name) {
    var order =
        parent
            .orders()
            .order(
                Optional.of(new AccountName(name)),
                Optional.empty(),
                Optional.of(AccountPolicy.OPEN));
    return parent.registration().register(order).account();
  }

  /// Takes in an account whose key exists already; this one was drawn just now.
  void importAccount(String name, KeyArn keyArn) {
    transcript.heading(
        "An account from elsewhere, its key sealed to the enclave that was attested");
    try (PrivateKey key = PrivateKey.generate(new SecureRandom()::nextBytes)) {
      Registered registered =
          parent.imports().register(key, new AccountName(name), keyArn, AccountPolicy.OPEN);
      transcript.value("address", registered.account().address().checksummed());
      transcript.value("origin", registered.birthplace().origin().wireName() + ", for good");
    }
  }

  /// Has the row opened in the enclave.
  void verify(Account account) {
    transcript.heading("verifyAccount: does the row open in the enclave to this address's key?");
    parent.audit().audit(account.name(), Pinning.NO);
    transcript.value("verified", account.name() + " is " + account.address().checksummed());
  }

  /// Signs an EIP-1559 payment.
  void signTransaction(Account account) {
    transcript.heading("A payment of 0.1 Ether, signed (EIP-1559)");
    Payment payment =
        new Payment(
            Uint64.ZERO,
            Uint64.of(21_000),
            Optional.of(RECIPIENT),
            new Wei(BigInteger.TEN.pow(17)),
            Bytes.EMPTY);
    var unsigned =
        new DynamicFeeTransaction(
            CHAIN, payment, new Fees(new Wei(GWEI), new Wei(GWEI.shiftLeft(1))), AccessList.EMPTY);
    var signature = parent.signing().sign(account.name(), _ -> unsigned).signature();
    SignedTransaction signed = unsigned.sign(signature);
    transcript.value("to", RECIPIENT.checksummed());
    transcript.value("hash", signed.hash().hex0x());
    transcript.value("raw", brief(signed.encoded().hex0x()));
    requireEqual(account.address(), signed.sender().orElseThrow());
    transcript.value("sender, recovered", account.address() + "  equal to the account's");
  }

  /// Signs a text.
  void signMessage(Account account) {
    transcript.heading("A message, signed (EIP-191)");
    PersonalMessage message = PersonalMessage.ofText("I own this address.");
    var signature = parent.signing().sign(account.name(), _ -> message).signature();
    transcript.value("message", "I own this address.");
    transcript.value("signature", brief(signature.encodeForWallets().hex0x()));
    var signer = Secp256k1.recover(message.digest(), signature).orElseThrow().address();
    requireEqual(account.address(), signer);
    transcript.value("signer, recovered", signer + "  equal to the account's");
  }

  private static void requireEqual(Address expected, Address recovered) {
    if (!expected.equals(recovered)) {
      throw new DemoFailure("signed by " + recovered + " instead of " + expected);
    }
  }

  private static String brief(String value) {
    return value.length() <= SHOWN
        ? value
        : value.substring(0, SHOWN) + "… (" + value.length() + " characters)";
  }
}
