package io.nitrowallet.requester.operator;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.ProviderException;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;
import java.util.function.Supplier;
import javax.security.auth.login.LoginException;
import org.jspecify.annotations.Nullable;

/// A PKCS#11 token, such as a smart card or an HSM's partition, used through the JDK's SunPKCS11.
/// It keeps a P-256 key, which is made on it and cannot be taken from it.
///
/// @param library the vendor's PKCS#11 library, absolute
/// @param label the token's label; up to 32 bytes
public record Token(Path library, String label) implements KeyHolder {
  private static final String ALIAS = "nitro-wallet operator";

  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if the path is relative, or has
  ///   characters that SunPKCS11's configuration gives a meaning
  public Token {
    if (!library.isAbsolute() || !library.toString().matches("[\\w/.+@:-]+")) {
      throw refused(
          ErrorCode.INVALID_VALUE,
          "a PKCS#11 library is named by its absolute path, of letters, digits and ._+@:- only",
          null);
    }
  }

  @Override
  public OperatorKey create(KeyKind kind, Supplier<SecretBytes> secret) {
    if (kind != KeyKind.P256) {
      throw refused(
          ErrorCode.INVALID_VALUE,
          "keys on a token are P-256: leave out --type, or say p256",
          null);
    }
    AuthProvider provider = TokenProvider.of(this);
    return login(
        provider,
        secret,
        store -> {
          OnlyKey keys = new OnlyKey(store, words());
          if (!keys.names().isEmpty()) {
            throw refused(
                ErrorCode.INVALID_VALUE,
                words() + " holds a key already: `operator show` prints it; use another token",
                null);
          }
          KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.generator(), provider);
          generator.initialize(new ECGenParameterSpec(KeyKind.CURVE));
          KeyPair pair = generator.generateKeyPair();
          Certificate[] chain = {SelfSigned.over(pair, kind, Optional.of(provider))};
          store.setKeyEntry(ALIAS, pair.getPrivate(), null, chain);
          return unlock(store, provider);
        });
  }

  @Override
  public OperatorKey open(Supplier<SecretBytes> secret) {
    AuthProvider provider = TokenProvider.of(this);
    return login(provider, secret, store -> unlock(store, provider));
  }

  @Override
  public String secretName() {
    return "PIN of " + words();
  }

  /// What it is called in sentences.
  String words() {
    return "the token '%s'".formatted(label);
  }

  private OperatorKey unlock(KeyStore store, AuthProvider provider)
      throws GeneralSecurityException {
    return new OnlyKey(store, words())
        .unlock(
            null, algorithm -> Signature.getInstance(algorithm, provider), () -> logout(provider));
  }

  /// Logs in and works; logs out again where that fails.
  private OperatorKey login(AuthProvider provider, Supplier<SecretBytes> secret, Work work) {
    return SecretText.lend(
        secret.get(),
        pin -> {
          boolean done = false;
          try {
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            OperatorKey key = work.with(store);
            done = true;
            return key;
          } catch (IOException e) {
            throw notLoggedIn(e);
          } catch (GeneralSecurityException | ProviderException e) {
            throw unusable(e);
          } finally {
            if (!done) {
              logout(provider);
            }
          }
        });
  }

  /// SunPKCS11 tells a wrong PIN from all other reasons of a token by the cause's class.
  private RefusedException notLoggedIn(IOException failure) {
    return switch (failure.getCause()) {
      case UnrecoverableKeyException _ ->
          refused(ErrorCode.INVALID_VALUE, "the PIN does not unlock " + words(), failure);
      case LoginException _ ->
          refused(
              ErrorCode.INVALID_VALUE,
              words() + " takes no PIN of this length, or is locked: ask who keeps it",
              failure);
      case null, default -> unusable(failure);
    };
  }

  private static void logout(AuthProvider provider) {
    try {
      provider.logout();
    } catch (LoginException | ProviderException _) {
      // the token is gone, or was not logged in: either way nobody is
    }
  }

  private RefusedException unusable(Exception cause) {
    return refused(
        ErrorCode.UNAVAILABLE, words() + " does not do what is asked of it: try again", cause);
  }

  private static RefusedException refused(
      ErrorCode code, String sentence, @Nullable Exception cause) {
    return cause == null
        ? new RefusedException(code, sentence)
        : new RefusedException(code, sentence, cause);
  }

  /// What is done while logged in.
  @FunctionalInterface
  private interface Work {
    OperatorKey with(KeyStore store) throws GeneralSecurityException;
  }
}
