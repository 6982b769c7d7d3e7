package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.parent.gateway.access.Permission;
import io.nitrowallet.parent.gateway.access.Shown;
import io.nitrowallet.parent.gateway.access.TokensFile;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.ConfigurationSources;
import io.nitrowallet.requester.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files that docs/gateway.md shows are such files.
class GatewayDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "gateway.md");

  @TempDir private Path folder = Path.of("");

  /// Writes the block of YAML behind the comment `<!-- name -->` to a file of this name.
  private Path shown(String name) throws IOException {
    String document = Files.readString(DOCUMENT);
    int start = document.indexOf("<!-- " + name + " -->\n```yaml\n");
    assertTrue(start > 0, name);
    int first = document.indexOf("```yaml\n", start) + "```yaml\n".length();
    String block = document.substring(first, document.indexOf("```", first));
    return Files.writeString(folder.resolve(name), block);
  }

  @Test
  void showsAConfigurationWithEverySettingOfTheGateway() throws IOException {
    Configuration configuration =
        new ConfigurationSources(Map.of(), Map.of(), folder, Optional.of(shown("gateway.yaml")))
            .resolve();
    List<Setting> left =
        Arrays.stream(Setting.values())
            .filter(setting -> setting.group() == Setting.Group.GATEWAY)
            .filter(setting -> setting != Setting.GATEWAY_NODE_URL) // its file is shown instead
            .filter(setting -> configuration.resolved(setting).origin().words().equals("default"))
            .toList();
    assertEquals(List.of(), left);
    assertEquals(List.of("wallet.internal"), configuration.list(Setting.GATEWAY_HOST_NAMES));
  }

  @Test
  void showsATokensFile() throws IOException {
    TokensFile tokens = TokensFile.read(shown("tokens.yaml"));
    var caller = tokens.identify(Shown.of(Optional.of("Bearer test"), Optional.empty()));
    assertEquals("backend", caller.name());
    assertEquals(
        Set.of(Permission.TRANSACTION, Permission.MESSAGE, Permission.READ),
        caller.grant().permissions());
  }

  @Test
  void namesEveryOperation() throws IOException {
    String document = Files.readString(DOCUMENT);
    for (Permission permission : Permission.values()) {
      assertTrue(document.contains("`" + permission.wireName() + "`"), permission.wireName());
    }
  }
}
