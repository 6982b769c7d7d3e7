package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.requester.config.Setting;
import java.io.InputStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "message", description = "Sign a message under EIP-191, as personal_sign does.")
@Needs({
  Setting.Group.ENCLAVE,
  Setting.Group.TABLE,
  Setting.Group.ATTESTATION,
  Setting.Group.AWS,
  Setting.Group.PINS,
  Setting.Group.OPERATOR
})
final class SignMessageCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private SigningAccount account = new SigningAccount();

  @ArgGroup(multiplicity = "1")
  private Content content = new Content();

  SignMessageCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PersonalMessage message = content.message(session.surroundings().terminal().in());
    return account.run(session, _ -> message, SigningAccount::report);
  }

  /// The message, in one of three forms.
  static final class Content {
    @Option(names = "--text", paramLabel = "TEXT", description = "the message itself")
    private @Nullable String text;

    @Option(names = "--file", paramLabel = "FILE", description = "a file; - for standard input")
    private @Nullable String file;

    @Option(names = "--hex", paramLabel = "HEX", description = "the message's bytes")
    private @Nullable String hex;

    private PersonalMessage message(InputStream in) {
      if (text != null) {
        return PersonalMessage.ofText(text);
      }
      if (file != null) {
        return new PersonalMessage(InputFiles.read(file, in));
      }
      try {
        return new PersonalMessage(Bytes.ofHex(Session.given(hex).orElse("")));
      } catch (IllegalArgumentException e) {
        throw new RefusedException(ErrorCode.INVALID_VALUE, "--hex takes pairs of hex digits", e);
      }
    }
  }
}
