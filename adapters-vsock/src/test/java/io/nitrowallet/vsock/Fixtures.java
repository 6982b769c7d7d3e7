package io.nitrowallet.vsock;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.AccessList;
import io.nitrowallet.domain.ethereum.AccessListTransaction;
import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.BlobTransaction;
import io.nitrowallet.domain.ethereum.Blobs;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.EntryPoint;
import io.nitrowallet.domain.ethereum.Fees;
import io.nitrowallet.domain.ethereum.LegacyTransaction;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.SetCodeTransaction;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.UnprotectedTransaction;
import io.nitrowallet.domain.ethereum.UserOperation;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.imports.SealedKey;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.migration.SeedFormat;
import io.nitrowallet.domain.migration.SeedRow;
import io.nitrowallet.domain.port.in.AttestResult;
import io.nitrowallet.domain.port.in.ChangeAccountCommand;
import io.nitrowallet.domain.port.in.ChangeAccountResult;
import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.in.ExplainCommand;
import io.nitrowallet.domain.port.in.ExplainResult;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.ImportAccountCommand;
import io.nitrowallet.domain.port.in.ListReceiptsResult;
import io.nitrowallet.domain.port.in.MigrateAccountCommand;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import io.nitrowallet.domain.summary.Summary;
import io.nitrowallet.domain.typeddata.FieldType;
import io.nitrowallet.domain.typeddata.SigningDomain;
import io.nitrowallet.domain.typeddata.StructType;
import io.nitrowallet.domain.typeddata.StructTypes;
import io.nitrowallet.domain.typeddata.TypedData;
import io.nitrowallet.domain.typeddata.TypedValue;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.vsock.request.Credential;
import io.nitrowallet.vsock.request.EnclaveReply;
import io.nitrowallet.vsock.request.EnclaveRequest;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Values that are valid in every respect that a codec can check.
public final class Fixtures {
  public static final Credential CREDENTIAL =
      new Credential("ASIAEXAMPLEACCESSKEY", "example/secret+key", "example/session+token==");
  public static final String ARN =
      "arn:aws:kms:ap-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  public static final Bytes NONCE = repeated(7, 32);

  /// The enclave life that {@link #honest} answers as.
  public static final Life LIFE = new Life(6);

  private Fixtures() {}

  public static Bytes repeated(int value, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return Bytes.copyOf(bytes);
  }

  private static PrivateKey key() {
    return PrivateKey.adopt(SecretBytes.adopt(repeated(1, PrivateKey.LENGTH).toArray()));
  }

  public static Account account(String name) {
    try (PrivateKey key = key()) {
      return new Account(
          new AccountName(name),
          key.publicKey(),
          new PolicyText("open"),
          Instant.parse("2026-11-22T10:11:12Z"),
          repeated(2, 100),
          new Sealing(new KeyArn(ARN), 1, repeated(3, 184), repeated(4, 125)));
    }
  }

  public static SignResult.Signed signed(Signable signable) {
    return signed(new SignCommand(account("a"), signable));
  }

  public static SignResult.Signed signed(SignCommand command) {
    Bytes digest = command.signable().digest();
    try (PrivateKey key = key()) {
      Signature signature = new BouncyCastleSigner().sign(key, digest);
      Summary summary = Summary.of(command.signable(), command.account().address());
      var deed = new Deed.Signed(digest, signature.encode(), "open", summary.digest());
      return new SignResult.Signed(
          signature, "open", summary, LIFE.state(command.account(), command.nonce(), deed));
    }
  }

  public static ExplainResult.Explained explained(ExplainCommand command) {
    Signable signable = command.signable();
    Decision decision =
        signable instanceof BareDigest
            ? new Decision.Denied("the policy allows no digests", List.of())
            : new Decision.Allowed("open", 0, List.of());
    Summary summary = Summary.of(signable, command.account().address());
    var deed = new Deed.Explained(signable.digest(), decision, summary.digest());
    return new ExplainResult.Explained(
        summary, decision, LIFE.state(command.account(), command.nonce(), deed));
  }

  /// What the owner of the key of {@link #account} asks for.
  public static ImportAccountCommand importing(String name) {
    Account account = account(name);
    return new ImportAccountCommand(
        new SealedKey(repeated(13, 32), repeated(14, 48)),
        new ImportBinding(
            account.name(),
            account.address(),
            account.sealing().keyArn(),
            account.policy(),
            NONCE));
  }

  /// What whoever has the old row of the key of {@link #account} asks for.
  public static MigrateAccountCommand migrating(String name, SeedFormat format) {
    Account account = account(name);
    Bytes sealed = repeated(14, format == SeedFormat.KMS ? 0 : 48);
    return new MigrateAccountCommand(
        new SeedRow(
            format,
            new KeyArn(ARN.replace("key/", "key/old-")),
            account.address(),
            repeated(13, 184),
            sealed),
        account.name(),
        account.sealing().keyArn(),
        account.policy(),
        NONCE);
  }

  private static Payment payment() {
    return new Payment(
        new Uint64(BigInteger.valueOf(9)),
        new Uint64(BigInteger.valueOf(21_000)),
        Optional.of(account("a").address()),
        new Wei(BigInteger.TEN.pow(18)),
        Bytes.ofHex("a9059cbb"));
  }

  public static DynamicFeeTransaction dynamicFee() {
    return new DynamicFeeTransaction(
        new ChainId(BigInteger.ONE),
        payment(),
        new Fees(new Wei(BigInteger.TWO), new Wei(BigInteger.valueOf(100))),
        new AccessList(
            List.of(new AccessList.Entry(account("a").address(), List.of(repeated(5, 32))))));
  }

  public static LegacyTransaction legacy() {
    return new LegacyTransaction(
        new ChainId(BigInteger.valueOf(11_155_111)), payment(), new Wei(BigInteger.TEN));
  }

  public static AttestResult.Attested attested() {
    return new AttestResult.Attested(
        repeated(8, 4000), repeated(9, 4100), new ReceiptHead(3, repeated(10, 32)));
  }

  public static CheckHealthResult.Healthy healthy() {
    return new CheckHealthResult.Healthy(
        "0.1.0", List.of(1), repeated(11, 32), Duration.ofSeconds(90), Map.of("sign", 4L));
  }

  public static VerifyAccountResult.Verified verified(VerifyAccountCommand command) {
    Account account = command.account();
    return new VerifyAccountResult.Verified(
        account.name(),
        account.address(),
        account.sealing().version(),
        LIFE.state(account, command.nonce(), new Deed.Opened()));
  }

  public static EnclaveReply.Generated generated(GenerateAccountCommand command) {
    Account account = account(command.name().value());
    return new EnclaveReply.Generated(
        account, LIFE.state(account, command.nonce(), new Deed.Made(Origin.GENERATED)));
  }

  private static EnclaveReply.Imported imported(ImportBinding binding) {
    Account account = account(binding.name().value());
    return new EnclaveReply.Imported(
        account, LIFE.state(account, Optional.of(binding.nonce()), new Deed.Made(Origin.IMPORTED)));
  }

  private static EnclaveReply.Migrated migrated(MigrateAccountCommand command) {
    Account account = account(command.name().value());
    return new EnclaveReply.Migrated(
        account, LIFE.state(account, Optional.of(command.nonce()), new Deed.Made(Origin.MIGRATED)));
  }

  /// The row of {@link #account} after the change.
  public static ChangeAccountResult.Changed changed(ChangeAccountCommand command) {
    Account old = command.account();
    Bytes replaced = old.digest();
    long version = old.sealing().version() + 1;
    return switch (command.change()) {
      case IntentAction.UpdatePolicy(var policy) -> {
        Sealing sealing = sealing(old.sealing().keyArn(), version);
        yield changed(command, old.changedTo(policy, sealing), new Deed.PolicyUpdated(replaced));
      }
      case IntentAction.Reseal(var keyArn) -> {
        Account changed = old.changedTo(old.policy(), sealing(keyArn, version));
        yield changed(command, changed, new Deed.Resealed(replaced));
      }
    };
  }

  private static ChangeAccountResult.Changed changed(
      ChangeAccountCommand command, Account changed, Deed deed) {
    return new ChangeAccountResult.Changed(changed, LIFE.state(changed, command.nonce(), deed));
  }

  private static Sealing sealing(KeyArn keyArn, long version) {
    return new Sealing(keyArn, version, repeated(15, 184), repeated(16, 125));
  }

  /// Two receipts, of which nobody looks at the payload.
  public static ListReceiptsResult.Receipts receipts(long from) {
    return new ListReceiptsResult.Receipts(
        repeated(9, 4100),
        from,
        List.of(
            LIFE.sign(SigningReceipt.PAYLOAD_TYPE, repeated(17, 40)),
            LIFE.sign(SigningReceipt.PAYLOAD_TYPE, repeated(18, 40))),
        new ReceiptHead(from + 1, repeated(10, 32)));
  }

  /// An envelope that says operators approve of `action`, by a key that stands for all of them.
  public static DsseEnvelope approved(IntentAction action) {
    Instant now = Instant.parse("2026-11-22T10:11:12Z");
    Intent intent =
        new Intent(
            new UUID(1, 2), AccountReference.of(account("a")), now, now.plusSeconds(3600), action);
    return LIFE.sign(Intent.PAYLOAD_TYPE, IntentJson.encode(intent));
  }

  /// An enclave that does everything right, but for keeping a key.
  public static EnclaveReply honest(EnclaveRequest request) {
    return switch (request) {
      case EnclaveRequest.Generate generate -> generated(generate.command());
      case EnclaveRequest.Import imported -> imported(imported.command().binding());
      case EnclaveRequest.Migrate migrate -> migrated(migrate.command());
      case EnclaveRequest.Sign sign -> EnclaveReply.of(sign.command(), signed(sign.command()));
      case EnclaveRequest.Explain(var command) -> new EnclaveReply.Explained(explained(command));
      case EnclaveRequest.Verify verify -> new EnclaveReply.Verified(verified(verify.command()));
      case EnclaveRequest.Change change ->
          EnclaveReply.of(change.command().change(), changed(change.command()));
      case EnclaveRequest.Receipts(long from) -> new EnclaveReply.Receipts(receipts(from));
      case EnclaveRequest.Attest(Bytes nonce) -> {
        if (nonce.length() < 16) {
          throw new RefusedException(ErrorCode.INVALID_VALUE, "a nonce is 16 to 512 bytes long");
        }
        yield new EnclaveReply.Attested(attested());
      }
      case EnclaveRequest.Health _ -> new EnclaveReply.Healthy(healthy());
    };
  }

  /// One of each kind of thing that is signed, and of each type of transaction.
  public static List<Signable> signables() {
    Fees fees = new Fees(Wei.of(1), Wei.of(2));
    ChainId chain = ChainId.of(1);
    Authorization authorization = new Authorization(chain, account("a").address(), Uint64.of(3));
    Signature signature = new Signature(BigInteger.TWO, BigInteger.TEN, 1);
    Bytes hash = Bytes.concat(Bytes.ofHex("01"), repeated(7, 31));
    return List.of(
        dynamicFee(),
        legacy(),
        new UnprotectedTransaction(payment(), Wei.of(1)),
        new AccessListTransaction(chain, payment(), Wei.of(1), dynamicFee().accessList()),
        new BlobTransaction(
            chain, payment(), fees, AccessList.EMPTY, new Blobs(Wei.of(9), List.of(hash))),
        new SetCodeTransaction(
            chain,
            payment(),
            fees,
            AccessList.EMPTY,
            List.of(new Authorization.Signed(authorization, signature))),
        PersonalMessage.ofText("hello"),
        new PersonalMessage(Bytes.EMPTY),
        typedMessage(),
        authorization,
        userOperation(EntryPoint.Version.V0_6),
        userOperation(EntryPoint.Version.V0_8),
        new BareDigest(repeated(8, 32)));
  }

  private static TypedMessage typedMessage() {
    StructType struct =
        new StructType(
            "Note",
            List.of(
                new StructType.Member("amount", FieldType.parse("int256")),
                new StructType.Member("tags", FieldType.parse("string[][2]"))));
    TypedValue tags =
        new TypedValue.Sequence(
            List.of(
                new TypedValue.Sequence(List.of(new TypedValue.Text("a"))),
                new TypedValue.Sequence(List.of())));
    return new TypedMessage(
        new TypedData(
            new StructTypes(List.of(struct)),
            "Note",
            SigningDomain.of("notes", "1", BigInteger.valueOf(5), account("a").address()),
            new TypedValue.Structure(
                Map.of("amount", new TypedValue.Whole(BigInteger.TEN.negate()), "tags", tags))));
  }

  private static UserOperation userOperation(EntryPoint.Version version) {
    return new UserOperation(
        new EntryPoint(version, account("a").address(), ChainId.of(1)),
        account("a").address(),
        BigInteger.TEN,
        Bytes.EMPTY,
        Bytes.ofHex("b61d27f6"),
        new UserOperation.Gas(
            BigInteger.ONE, BigInteger.TWO, BigInteger.TEN, new Fees(Wei.of(1), Wei.of(2))),
        repeated(4, 20));
  }
}
