package io.nitrowallet.requester.node;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.net.URI;
import java.util.Set;

/// Where a node is reached. Providers put their customers' keys into the path, so that it is never
/// shown.
public final class NodeUrl {
  private static final int MAX_LENGTH = 2_048;

  private final URI uri;

  private NodeUrl(URI uri) {
    this.uri = uri;
  }

  /// Parses an address of the forms `http://…` and `https://…`.
  ///
  /// @param setting which setting it is of, for the sentence
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if it is anything else,
  ///   or holds a user's name, which is not sent
  public static NodeUrl parse(String text, String setting) {
    try {
      URI uri = text.length() > MAX_LENGTH ? URI.create("") : URI.create(text);
      if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null) {
        return new NodeUrl(uri);
      }
    } catch (IllegalArgumentException _) {
      // Its message quotes the text.
    }
    throw new RefusedException(
        ErrorCode.INVALID_CONFIGURATION,
        "'%s' must be an address such as https://host:port/path, without user or password"
            .formatted(setting));
  }

  URI uri() {
    return uri;
  }

  /// The host alone.
  @Override
  public String toString() {
    return uri.getHost();
  }
}
