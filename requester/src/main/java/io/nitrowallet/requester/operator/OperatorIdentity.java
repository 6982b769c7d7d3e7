package io.nitrowallet.requester.operator;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import java.nio.file.Path;
import java.util.Optional;

/// Who signs, and what their key is kept in, as the settings say.
///
/// @param id what policies call the operator
public record OperatorIdentity(String id, KeyHolder holder) {
  private static final String ID_FORM = "[A-Za-z0-9._-]{1,64}";

  /// Reads the settings `operator.*`; opens nothing.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if no id is set, or not
  ///   exactly one of a keystore and a token
  public static OperatorIdentity of(Configuration configuration) {
    String id = configuration.required(Setting.OPERATOR_ID);
    if (!id.matches(ID_FORM)) {
      throw refused("an operator's id is 1 to 64 letters, digits, '.', '_' or '-'");
    }
    return new OperatorIdentity(id, holder(configuration));
  }

  private static KeyHolder holder(Configuration configuration) {
    Optional<Path> keystore = configuration.path(Setting.OPERATOR_KEYSTORE);
    Optional<Path> library = configuration.path(Setting.OPERATOR_PKCS11_LIBRARY);
    if (keystore.isPresent() == library.isPresent()) {
      throw refused(
          "say where the operator's key is: either 'operator.keystore' (--keystore), or"
              + " 'operator.pkcs11.library' and 'operator.pkcs11.token' (--pkcs11, --token)");
    }
    return keystore
        .<KeyHolder>map(KeystoreFile::new)
        .orElseGet(() ->
            new Token(
                library.orElseThrow(), configuration.required(Setting.OPERATOR_PKCS11_TOKEN)));
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_CONFIGURATION, sentence);
  }
}
