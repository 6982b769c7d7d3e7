package io.nitrowallet.console.signing;

import io.nitrowallet.console.session.ChainAccess;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.formats.json.TypedDataJson;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What somebody wrote into a form, as it stands there. It becomes something to be signed, or a
/// sentence about what is wrong with it.
public sealed interface Request {
  /// What is to be signed. Waits where the chain is asked.
  ///
  /// @param chain for what the form leaves open
  /// @throws RefusedException where something is wrong
  Signable signable(Address sender, Optional<ChainAccess> chain);

  /// A transaction in the words of one of the forms.
  record Payment(TransactionForm form) implements Request {
    @Override
    public Signable signable(Address sender, Optional<ChainAccess> chain) {
      return form.transaction(sender, chain);
    }
  }

  /// A message under EIP-191.
  ///
  /// @param hex whether the text states bytes
  record Message(String text, boolean hex) implements Request {
    @Override
    public Signable signable(Address sender, Optional<ChainAccess> chain) {
      if (text.isEmpty()) {
        throw new RefusedException(ErrorCode.INVALID_VALUE, "there is no message yet");
      }
      return hex ? new PersonalMessage(Fields.bytes(text)) : PersonalMessage.ofText(text);
    }
  }

  /// Typed data under EIP-712, as JSON.
  record TypedData(String json) implements Request {
    @Override
    public Signable signable(Address sender, Optional<ChainAccess> chain) {
      return new TypedMessage(TypedDataJson.decode(object(json)));
    }
  }

  /// A transaction as an object of JSON-RPC.
  record Pasted(String json) implements Request {
    @Override
    public Signable signable(Address sender, Optional<ChainAccess> chain) {
      ObjectNode transaction = object(json);
      if (!transaction.has("from")) {
        transaction.put("from", sender.lowerCase());
      }
      return TransactionForm.complete(transaction, sender, chain);
    }
  }

  private static ObjectNode object(String json) {
    return StrictJson.parse(
        Utf8.encode(json)
            .orElseThrow(() -> new RefusedException(ErrorCode.BAD_REQUEST, "this is no text")));
  }
}
