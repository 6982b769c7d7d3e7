package io.nitrowallet.parent.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// Which build this is: the version and the commit it was made of, written into the program when it
/// was built.
final class BuildVersion implements IVersionProvider {
  private static final String RESOURCE = "build.properties";

  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream in = BuildVersion.class.getResourceAsStream(RESOURCE)) {
      if (in != null) {
        build.load(in);
      }
    }
    return new String[] {
      "nitro-wallet %s (commit %s)"
          .formatted(
              build.getProperty("version", "unknown"), build.getProperty("commit", "unknown"))
    };
  }
}
