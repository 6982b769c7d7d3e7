package io.nitrowallet.requester.node;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the node is, as the settings say.
public final class NodeSettings {
  private static final int MAX_LENGTH = 4096;

  private NodeSettings() {}

  /// The node's address; nothing where none is set.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if it is set twice, or
  ///   its file cannot be read; as {@link NodeUrl#parse} refuses
  public static Optional<NodeUrl> url(Configuration configuration) {
    Optional<String> text = configuration.text(Setting.GATEWAY_NODE_URL);
    Optional<Path> file = configuration.path(Setting.GATEWAY_NODE_URL_FILE);
    if (text.isPresent() && file.isPresent()) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "set one of 'gateway.nodeUrl' and 'gateway.nodeUrlFile'");
    }
    return text.map(url -> NodeUrl.parse(url, Setting.GATEWAY_NODE_URL.key()))
        .or(() -> file.map(NodeSettings::read));
  }

  private static NodeUrl read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(MAX_LENGTH), StandardCharsets.UTF_8);
      return NodeUrl.parse(text.strip(), Setting.GATEWAY_NODE_URL_FILE.key());
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION, "the file %s cannot be read".formatted(file), e);
    }
  }
}
