package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.requester.config.Setting;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "digest",
    description =
        "Sign 32 bytes as they are. Nobody can see what they are the hash of; the policy 'open'"
            + " allows none.")
@Needs({
  Setting.Group.ENCLAVE,
  Setting.Group.TABLE,
  Setting.Group.ATTESTATION,
  Setting.Group.AWS,
  Setting.Group.PINS,
  Setting.Group.OPERATOR
})
final class SignDigestCommand implements Callable<Integer> {
  private static final Pattern FORM = Pattern.compile("0x[0-9a-fA-F]{64}");

  private final Session session;

  @Mixin private SigningAccount account = new SigningAccount();

  @Parameters(paramLabel = "DIGEST", description = "0x and 64 hex digits")
  private String digest = "";

  SignDigestCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    BareDigest bare = parse();
    session
        .output()
        .warn(
            "nobody can see what this digest is of: it may be a transaction that spends all that"
                + " the account has");
    return account.run(session, _ -> bare, SigningAccount::report);
  }

  private BareDigest parse() {
    if (!FORM.matcher(digest).matches()) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "a digest is written as 0x and 64 hex digits");
    }
    return new BareDigest(Bytes.ofHex(digest.substring(2)));
  }
}
