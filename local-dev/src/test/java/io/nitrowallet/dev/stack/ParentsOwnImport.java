package io.nitrowallet.dev.stack;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.envelope.ImportEnvelope;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.imports.SealedKey;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.PrivateKey;
import java.security.SecureRandom;
import tools.jackson.databind.node.ObjectNode;

/// An import that nobody but the parent asked for: of a key that it made itself, under the name,
/// policy, KMS key and nonce of somebody's generation.
record ParentsOwnImport(Address claimed) {
  private static final Bytes OWN_KEY = Bytes.ofHex("0d".repeat(32));

  ParentsOwnImport() {
    this(ownKey().publicKey().address());
  }

  private static PrivateKey ownKey() {
    return PrivateKey.adopt(SecretBytes.adopt(OWN_KEY.toArray()));
  }

  ObjectNode request(EnclaveIdentity enclave, ObjectNode generation) {
    ImportBinding binding =
        new ImportBinding(
            new AccountName(generation.path("name").stringValue()),
            claimed,
            new KeyArn(generation.path("key_id").stringValue()),
            new PolicyText(generation.path("policy").stringValue()),
            Bytes.ofBase64(generation.path("nonce").stringValue()));
    SealedKey sealed =
        ImportEnvelope.seal(ownKey(), enclave, binding, new SecureRandom()::nextBytes);
    return generation
        .deepCopy()
        .put("apiRequest", "importAccount")
        .put("address", claimed.checksummed())
        .put("enc", sealed.encapsulation().base64())
        .put("ciphertext", sealed.ciphertext().base64());
  }
}
