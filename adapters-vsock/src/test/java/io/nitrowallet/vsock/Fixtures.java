package io.nitrowallet.vsock;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.AccessList;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.Fees;
import io.nitrowallet.domain.ethereum.LegacyTransaction;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.imports.SealedKey;
import io.nitrowallet.domain.port.in.AttestResult;
import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.ImportAccountCommand;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
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
      var deed = new Deed.Signed(digest, signature.encode(), "open");
      return new SignResult.Signed(
          signature, "open", LIFE.state(command.account(), command.nonce(), deed));
    }
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
    return new AttestResult.Attested(repeated(8, 4000), repeated(9, 4100), 3, repeated(10, 32));
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

  /// An enclave that does everything right, but for keeping a key.
  public static EnclaveReply honest(EnclaveRequest request) {
    return switch (request) {
      case EnclaveRequest.Generate generate -> generated(generate.command());
      case EnclaveRequest.Import imported -> imported(imported.command().binding());
      case EnclaveRequest.Sign sign -> EnclaveReply.of(sign.command(), signed(sign.command()));
      case EnclaveRequest.Verify verify -> new EnclaveReply.Verified(verified(verify.command()));
      case EnclaveRequest.Attest(Bytes nonce) -> {
        if (nonce.length() < 16) {
          throw new RefusedException(ErrorCode.INVALID_VALUE, "a nonce is 16 to 512 bytes long");
        }
        yield new EnclaveReply.Attested(attested());
      }
      case EnclaveRequest.Health _ -> new EnclaveReply.Healthy(healthy());
    };
  }
}
