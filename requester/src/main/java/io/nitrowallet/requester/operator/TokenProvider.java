package io.nitrowallet.requester.operator;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.security.AuthProvider;
import java.security.InvalidParameterException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Map;
import java.util.Optional;

/// The JDK's SunPKCS11, set up for one token.
final class TokenProvider {
  private static final String NAME = "SunPKCS11";

  /// A configuration in the place of a file's name (SunPKCS11's own mark).
  private static final String INLINE = "--";

  private TokenProvider() {}

  /// A provider of its own for each call, which nobody else finds.
  ///
  /// @throws RefusedException with {@link ErrorCode#RESOURCE_NOT_FOUND} if there is no such library
  ///   or no one such token, or this runtime has no SunPKCS11
  static AuthProvider of(Token token) {
    String configuration =
        """
        name = NitroWalletOperator
        library = %s
        slot = %s
        attributes(generate, CKO_PRIVATE_KEY, *) = {
          CKA_SENSITIVE = true
          CKA_EXTRACTABLE = false
          CKA_SIGN = true
        }
        """
            .formatted(token.library(), slot(token));
    Provider base = Security.getProvider(NAME);
    try {
      if (base != null && base.configure(INLINE + configuration) instanceof AuthProvider ours) {
        return ours;
      }
    } catch (InvalidParameterException | ProviderException e) {
      throw new RefusedException(
          ErrorCode.UNAVAILABLE, token.words() + " does not start: is it still there?", e);
    }
    throw new RefusedException(
        ErrorCode.RESOURCE_NOT_FOUND, "this Java runtime has no SunPKCS11: use a full JDK");
  }

  /// SunPKCS11 takes numbers of 31 bits.
  private static long slot(Token token) {
    try {
      Map<String, Long> slots = Cryptoki.slots(token.library());
      return Optional.ofNullable(slots.get(token.label()))
          .filter(slot -> slot <= Integer.MAX_VALUE)
          .orElseThrow(() ->
              new RefusedException(
                  ErrorCode.RESOURCE_NOT_FOUND,
                  "no one token is labelled '%s'; there are: %s"
                      .formatted(token.label(), slots.keySet().stream().sorted().toList())));
    } catch (Cryptoki.CryptokiException e) {
      throw new RefusedException(
          ErrorCode.RESOURCE_NOT_FOUND,
          "%s is no PKCS#11 library that loads here".formatted(token.library()),
          e);
    }
  }
}
