package io.nitrowallet.aws.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.fuzz.Resource;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CiphertextForRecipientFuzzTest {
  private static final int DATA_KEY = 32;
  private static final RecipientKey KEY = key();

  @ParameterizedTest
  @ValueSource(strings = {"data-key", "data-key-definite"})
  void startsFromRepliesThatOpen(String name) {
    Bytes cms =
        Resource.read(
            CiphertextForRecipientFuzzTest.class, "CiphertextForRecipientFuzzTestInputs/" + name);
    try (SecretBytes content = CiphertextForRecipient.open(cms, KEY, DATA_KEY)) {
      assertEquals(Bytes.ofHex("5a".repeat(DATA_KEY)), content.use(Bytes::copyOf));
    }
  }

  /// CBC authenticates nothing, so that bent content may open; it is then no key of any account.
  @FuzzTest
  void opensADataKeyOrRefuses(byte[] cms) {
    try (SecretBytes content = CiphertextForRecipient.open(Bytes.copyOf(cms), KEY, DATA_KEY)) {
      assertEquals(DATA_KEY, content.length());
    } catch (RefusedException e) {
      assertEquals(ErrorCode.KMS_REPLY_REFUSED, e.code());
    }
  }

  private static RecipientKey key() {
    Bytes encoded = Resource.read(CiphertextForRecipientFuzzTest.class, "recipient-key.pkcs8");
    try {
      KeyFactory factory = KeyFactory.getInstance("RSA");
      RSAPrivateCrtKey key =
          (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded.toArray()));
      return RecipientKey.of(
          new KeyPair(
              factory.generatePublic(
                  new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())),
              key));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
