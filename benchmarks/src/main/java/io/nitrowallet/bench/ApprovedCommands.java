package io.nitrowallet.bench;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.formats.json.IntentJson;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/// The payments of {@link SignCommands}, each approved by two operators, one with an Ed25519 key
/// and one with a P-256 key, under a policy in which five rules are passed over before the one that
/// decides. Thread-safe.
final class ApprovedCommands {
  private static final String ALICE = "alice";
  private static final String BOB = "bob";
  private static final Ed25519PrivateKeyParameters ALICES_KEY =
      new Ed25519PrivateKeyParameters(Bytes.ofHex("a1".repeat(32)).toArray(), 0);
  private static final ECDomainParameters P256 =
      new ECDomainParameters(CustomNamedCurves.getByName("P-256"));
  private static final ECPrivateKeyParameters BOBS_KEY =
      new ECPrivateKeyParameters(new BigInteger("b0".repeat(31), 16), P256);

  private final List<SignCommand> commands;
  private final AtomicInteger turn = new AtomicInteger();

  /// Approves for the next hours.
  ///
  /// @param account of the policy {@link #policy}
  ApprovedCommands(Account account) {
    SignCommands payments = new SignCommands(account);
    this.commands =
        IntStream.range(0, SignCommands.COUNT).mapToObj(_ -> approve(payments.next())).toList();
  }

  /// The next one, the first again after the last.
  SignCommand next() {
    return commands.get(Math.floorMod(turn.getAndIncrement(), commands.size()));
  }

  /// The policy that wants both operators.
  static PolicyText policy() {
    String passedOver =
        """
        {"name":"%s","op":["transaction"],"chains":[31337],"types":["dynamicFee"],\
        "to":["0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc"],"maxValueWei":"1000",\
        "maxFeeWei":"5000000000000000","approvals":0},\
        """;
    String rules =
        String.join(
            "", List.of("a", "b", "c", "d", "e").stream().map(passedOver::formatted).toList());
    return new PolicyText(
        """
        {"v":1,"operators":[{"id":"%s","key":"%s"},{"id":"%s","key":"%s"}],"rules":[%s\
        {"name":"large","op":["transaction"],"chains":[31337],"maxValueWei":"1000000000000000000",\
        "approvals":2}],"change":{"approvals":2}}\
        """
            .formatted(ALICE, alice().text(), BOB, bob().text(), rules));
  }

  private static VerifyingKey alice() {
    return VerifyingKey.ofEd25519(Bytes.copyOf(ALICES_KEY.generatePublicKey().getEncoded()));
  }

  private static VerifyingKey bob() {
    byte[] point = P256.getG().multiply(BOBS_KEY.getD()).normalize().getEncoded(false);
    return VerifyingKey.decode(
        Bytes.concat(
            Bytes.ofHex("3059301306072a8648ce3d020106082a8648ce3d030107034200"),
            Bytes.copyOf(point)));
  }

  private static SignCommand approve(SignCommand command) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Intent intent =
        new Intent(
            UUID.randomUUID(),
            AccountReference.of(command.account()),
            now.minusSeconds(60),
            now.plus(Duration.ofHours(12)),
            new IntentAction.Sign(command.signable()));
    Bytes payload = IntentJson.encode(intent);
    byte[] message = DsseEnvelope.preAuthenticationEncoding(Intent.PAYLOAD_TYPE, payload).toArray();
    Signer ed25519 = new Ed25519Signer();
    ed25519.init(true, ALICES_KEY);
    Signer ecdsa =
        new DSADigestSigner(new ECDSASigner(), new SHA256Digest(), StandardDSAEncoding.INSTANCE);
    ecdsa.init(true, BOBS_KEY);
    var envelope =
        new DsseEnvelope(
            Intent.PAYLOAD_TYPE,
            payload,
            List.of(signature(ALICE, ed25519, message), signature(BOB, ecdsa, message)));
    return new SignCommand(
        command.account(), command.signable(), Optional.of(envelope), Optional.empty());
  }

  private static DsseSignature signature(String id, Signer signer, byte[] message) {
    signer.update(message, 0, message.length);
    try {
      return new DsseSignature(id, Bytes.copyOf(signer.generateSignature()));
    } catch (CryptoException e) {
      throw new IllegalStateException("an operator cannot sign", e);
    }
  }
}
