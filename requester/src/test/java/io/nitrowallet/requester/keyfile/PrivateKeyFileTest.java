package io.nitrowallet.requester.keyfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.PrivateKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyFileTest {
  private static final String KEY =
      "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d";

  /// Made with OpenSSL's scrypt and AES, in the proportions that wallets use: the definition's own
  /// example breaks a limit of RFC 7914. Its password is `testpassword`.
  private static final String SCRYPT =
      """
      {"crypto":{"cipher":"aes-128-ctr",
       "cipherparams":{"iv":"83dbcc02d8ccb40e466191a123791e0e"},
       "ciphertext":"3b4309355ad643f2b15cfb6a83a7f6f328e7a6459a56ab8c6e25a89c8f43eb80",
       "kdf":"scrypt",
       "kdfparams":{"dklen":32,"n":4096,"r":8,"p":1,
        "salt":"ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19"},
       "mac":"994d83f6bfb7e6e3aa95980f72b6ad87db9d352789d0f2e433cf777425db3a42"},
       "id":"3198bc9c-6672-5ab3-d995-4942343ae5b6","version":3}
      """;

  /// The example of the Web3 Secret Storage definition for PBKDF2.
  private static final String PBKDF2 =
      """
      {"crypto":{"cipher":"aes-128-ctr",
       "cipherparams":{"iv":"6087dab2f9fdbbfaddc31a909735c1e6"},
       "ciphertext":"5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
       "kdf":"pbkdf2",
       "kdfparams":{"c":262144,"dklen":32,"prf":"hmac-sha256",
        "salt":"ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd"},
       "mac":"517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2"},
       "id":"3198bc9c-6672-5ab3-d995-4942343ae5b6","version":3}
      """;

  private final List<SecretBytes> passwords = new ArrayList<>();

  private static SecretBytes utf8(String text) {
    return SecretBytes.adopt(text.getBytes(StandardCharsets.UTF_8));
  }

  private SecretBytes password(String text) {
    SecretBytes password = utf8(text);
    passwords.add(password);
    return password;
  }

  private Bytes parse(String content, String password) {
    SecretBytes secret = utf8(content);
    try (PrivateKey key = PrivateKeyFile.parse(secret, () -> password(password))) {
      return key.secret().use(Bytes::copyOf);
    } finally {
      assertTrue(secret.isDestroyed(), "the file's content is zeroed");
      assertTrue(passwords.stream().allMatch(SecretBytes::isDestroyed), "so is the password");
    }
  }

  private String refusal(String content, String password) {
    var refused = assertThrows(RefusedException.class, () -> parse(content, password));
    assertEquals(ErrorCode.INVALID_VALUE, refused.code());
    assertFalse(refused.sentence().contains("testpassword"), refused.sentence());
    return refused.sentence();
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, "0x" + KEY, KEY + "\n", "  0x" + KEY + "\r\n"})
  void readsHexAndAsksForNoPassword(String content) {
    assertEquals(Bytes.ofHex(KEY), parse(content, "unused"));
    assertEquals(List.of(), passwords);
  }

  @Test
  void readsHexOfEitherCase() {
    assertEquals(Bytes.ofHex(KEY), parse(KEY.toUpperCase(Locale.ROOT), "unused"));
  }

  @ParameterizedTest
  @ValueSource(strings = {SCRYPT, PBKDF2})
  void opensTheKeystoresOfTheDefinition(String keystore) {
    assertEquals(Bytes.ofHex(KEY), parse(keystore, "testpassword"));
    assertEquals(1, passwords.size());
  }

  @Test
  void refusesAWrongPassword() {
    assertTrue(refusal(PBKDF2, "testpassword ").contains("password does not open"));
    assertEquals(1, passwords.size());
  }

  @Test
  void refusesAKeystoreWhoseCiphertextWasChanged() {
    assertTrue(
        refusal(PBKDF2.replace("5318b4d5", "5318b4d6"), "testpassword").contains("password"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "0x",
        "zz28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d",
        "28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d",
        "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d00",
        "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95 dc395f5cf6c7514fe9d",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141",
        "{",
        "{}"
      })
  void refusesWhatIsNoKey(String content) {
    assertFalse(refusal(content, "unused").isEmpty());
  }

  /// Each line: what to replace in a keystore, and by what. None gets as far as the password.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"version\":3=>\"version\":1",
        "aes-128-ctr=>aes-128-cbc",
        "\"kdf\":\"scrypt\"=>\"kdf\":\"bcrypt\"",
        "\"n\":4096=>\"n\":4095",
        "\"n\":4096=>\"n\":1",
        "\"n\":4096=>\"n\":1073741824",
        "\"n\":4096,\"r\":8=>\"n\":1048576,\"r\":16",
        "\"n\":4096,\"r\":8=>\"n\":65536,\"r\":1",
        "\"p\":1=>\"p\":2147483648",
        "\"dklen\":32=>\"dklen\":64",
        "\"iv\":\"83=>\"iv\":\"",
        "\"iv\":\"83=>\"iv\":\"8383",
        "\"mac\":\"99=>\"mac\":\"0x",
        "\"salt\"=>\"sald\""
      })
  void refusesOtherKeystoresBeforeItAsksForThePassword(String change) {
    String[] parts = change.split("=>", -1);
    assertTrue(SCRYPT.contains(parts[0]), change);
    assertFalse(refusal(SCRYPT.replace(parts[0], parts[1]), "testpassword").isEmpty());
    assertEquals(List.of(), passwords);
  }
}
