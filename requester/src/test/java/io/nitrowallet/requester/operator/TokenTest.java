package io.nitrowallet.requester.operator;

import static io.nitrowallet.requester.operator.Refusals.requireRefused;
import static io.nitrowallet.requester.operator.Refusals.secret;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
  private static final Bytes MESSAGE = Bytes.copyOf("DSSEv1 …".getBytes(UTF_8));

  private static Path library = Path.of("/");

  @BeforeAll
  static void startSoftHsm() {
    library = SoftHsm.start();
  }

  private static Token token(String label) {
    return new Token(library, label);
  }

  @Test
  void aKeyThatWasMadeOnATokenSignsAgainAfterALogin() {
    var made = make("alice");
    try (OperatorKey opened = token("alice").open(secret(SoftHsm.PIN))) {
      assertEquals(made, opened.publicKey());
      Bytes signature = opened.sign(MESSAGE);
      assertTrue(made.verifies(MESSAGE, signature));
      assertFalse(made.verifies(Bytes.EMPTY, signature));
    }
    requireRefused(
        ErrorCode.INVALID_VALUE,
        "holds a key already",
        () -> token("alice").create(KeyKind.P256, secret(SoftHsm.PIN)));
  }

  private static VerifyingKey make(String label) {
    try (OperatorKey key = token(label).create(KeyKind.P256, secret(SoftHsm.PIN))) {
      return key.publicKey();
    }
  }

  @Test
  void tokensHaveKeysOfTheirOwn() {
    var bob = make("bob");
    try (OperatorKey key = token("bob").open(secret(SoftHsm.PIN))) {
      assertEquals(bob, key.publicKey());
      assertEquals(KeyKind.P256, KeyKind.of(bob));
    }
    requireRefused(
        ErrorCode.INVALID_VALUE, "holds 0 keys", () -> token("empty").open(secret(SoftHsm.PIN)));
  }

  @Test
  void aWrongPinUnlocksNothing() {
    requireRefused(
        ErrorCode.INVALID_VALUE,
        "PIN does not unlock the token 'guessed'",
        () -> token("guessed").open(secret("1234-pix")));
  }

  @Test
  void namesTheTokensThereAreWhereNoneOrSeveralHaveTheLabel() {
    for (String label : new String[] {"nobody", "twice"}) {
      requireRefused(
          ErrorCode.RESOURCE_NOT_FOUND,
          "no one token is labelled '%s'; there are: [".formatted(label),
          () -> token(label).open(secret(SoftHsm.PIN)));
    }
    requireRefused(
        ErrorCode.RESOURCE_NOT_FOUND,
        "alice, bob",
        () -> token("nobody").open(secret(SoftHsm.PIN)));
  }

  @Test
  void makesNoEd25519Key() {
    requireRefused(
        ErrorCode.INVALID_VALUE,
        "P-256",
        () -> token("empty").create(KeyKind.ED25519, secret(SoftHsm.PIN)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nonexistent/lib.so", "/usr/lib/x86_64-linux-gnu/libc.so.6"})
  void saysThatALibraryIsNone(String path) {
    requireRefused(
        ErrorCode.RESOURCE_NOT_FOUND,
        "no PKCS#11 library",
        () -> new Token(Path.of(path), "alice").open(secret(SoftHsm.PIN)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lib.so", "/a/${user.home}/lib.so", "/a b/lib.so", "/a\nslot=1"})
  void refusesAPathThatTheProviderMightTakeForSomethingElse(String path) {
    requireRefused(
        ErrorCode.INVALID_VALUE, "absolute path", () -> new Token(Path.of(path), "alice"));
  }
}
