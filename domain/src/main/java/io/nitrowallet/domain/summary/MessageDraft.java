package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import java.util.Optional;

/// Messages: each line of the text in quotes of its own.
final class MessageDraft {
  private MessageDraft() {}

  static Draft of(PersonalMessage message) {
    Bytes content = message.content();
    Draft draft =
        Draft.of(SummaryKind.MESSAGE, "Sign a message of %s bytes".formatted(content.length()));
    Optional<String> text = Utf8.decode(content);
    if (text.isPresent()) {
      text.get().lines().forEach(line -> draft.line("Text", Untrusted.quote(line)));
    } else {
      draft.line("Bytes", Untrusted.hex(content));
    }
    draft.warnIf(content.length() == 0, "The message is empty.");
    return draft.warnIf(
        !message.isReadable(), "The message is no readable text: it may be the hash of anything.");
  }
}
