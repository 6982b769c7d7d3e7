package io.nitrowallet.requester.intents;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.requester.accounts.Fixture;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// Three operators, and an account whose messages two of them have to approve of; changes as well.
public final class Crew {
  /// Its ids.
  public static final List<String> IDS = List.of("alice", "bob", "carol");

  private Crew() {}

  /// The account, of the fixture's key.
  public static Account account() {
    return account(policy());
  }

  /// The same under another policy.
  public static Account account(PolicyText policy) {
    Account account = Fixture.account(1);
    return new Account(
        account.name(),
        account.publicKey(),
        policy,
        account.createdAt(),
        account.birthCertificate(),
        account.sealing());
  }

  /// Two of three for messages, none for transactions; typed data is denied.
  public static PolicyText policy() {
    return policy(
        IDS.stream()
            .map(id -> "{\"id\":\"%s\",\"key\":\"%s\"}".formatted(id, publicKey(id).text()))
            .collect(Collectors.joining(",")));
  }

  /// The same with the operators of `entries`.
  public static PolicyText policy(String entries) {
    return new PolicyText(
        """
        {"v":1,"operators":[%s],"rules":[
         {"name":"texts","op":["message"],"approvals":2},
         {"name":"payments","op":["transaction"],"approvals":0}],
         "change":{"approvals":2}}
        """
            .formatted(entries));
  }

  public static Signable message(String text) {
    return new PersonalMessage(Bytes.copyOf(text.getBytes(UTF_8)));
  }

  public static VerifyingKey publicKey(String id) {
    return VerifyingKey.ofEd25519(Bytes.copyOf(key(id).generatePublicKey().getEncoded()));
  }

  private static Ed25519PrivateKeyParameters key(String id) {
    byte[] seed = new byte[Ed25519PrivateKeyParameters.KEY_SIZE];
    Arrays.fill(seed, (byte) id.hashCode());
    return new Ed25519PrivateKeyParameters(seed, 0);
  }

  /// The verdict of `id` on `intent`.
  public static DsseSignature says(String id, Verdict verdict, Intent intent) {
    return says(id, verdict, IntentJson.encode(intent));
  }

  public static DsseSignature says(String id, Verdict verdict, Bytes payload) {
    byte[] message = verdict.toBeSigned(payload).toArray();
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key(id));
    signer.update(message, 0, message.length);
    return new DsseSignature(id, Bytes.copyOf(signer.generateSignature()));
  }
}
