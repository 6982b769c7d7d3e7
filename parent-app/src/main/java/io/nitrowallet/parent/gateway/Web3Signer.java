package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.HttpJson;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.parent.gateway.wallet.Wallet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The REST side of Web3Signer's eth1 mode (docs/web3signer.md).
final class Web3Signer {
  static final String IDENTIFIER = "identifier";

  private static final int MAX_DATA = 512 * 1024;
  private static final Bytes UNCOMPRESSED = Bytes.ofHex("04");
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{128}");
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-f]{40}");

  private final Wallet wallet;

  Web3Signer(Wallet wallet) {
    this.wallet = wallet;
  }

  /// Each key as 64 bytes: x, then y.
  Answer publicKeys(Inquiry inquiry) {
    ArrayNode keys = JsonNodeFactory.instance.arrayNode();
    wallet
        .publicKeys(inquiry.caller())
        .forEach(key -> keys.add(key.uncompressed().slice(1, PublicKey.LENGTH).hex0x()));
    return Answer.json(keys);
  }

  /// Signs Keccak-256 of the data.
  Answer sign(Inquiry inquiry) {
    Address signer = signer(inquiry.parameter(IDENTIFIER));
    JsonObject body =
        JsonObject.of(HttpJson.parse(inquiry.json()), ErrorCode.BAD_REQUEST, "the body");
    body.requireOnly(Set.of("data"));
    Bytes data = body.require("data").hex(MAX_DATA);
    return Answer.text(
        wallet.signHashOf(inquiry.caller(), signer, data).encodeForWallets().hex0x());
  }

  Answer upcheck(Inquiry unused) {
    return Answer.text("OK");
  }

  /// A public key or an address, in either case, with or without `0x`; anything else names nobody.
  private static Address signer(String identifier) {
    String lower = identifier.toLowerCase(Locale.ROOT);
    String digits = lower.startsWith("0x") ? lower.substring(2) : lower;
    if (KEY.matcher(digits).matches()) {
      return new PublicKey(Bytes.concat(UNCOMPRESSED, Bytes.ofHex(digits))).address();
    }
    if (ADDRESS.matcher(digits).matches()) {
      return new Address(Bytes.ofHex(digits));
    }
    throw new RefusedException(
        ErrorCode.ACCOUNT_NOT_FOUND, "an account is named by its public key or its address");
  }
}
