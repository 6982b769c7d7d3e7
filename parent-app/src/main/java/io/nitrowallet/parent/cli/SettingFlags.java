package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.config.Setting;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/// Makes flags of settings.
final class SettingFlags {
  private SettingFlags() {}

  /// Gives `command` the flags that its {@link Needs} asks for; their values go to `flags`.
  static void addTo(CommandSpec command, Map<Setting, String> flags) {
    @Nullable Needs needs = command.userObject().getClass().getAnnotation(Needs.class);
    if (needs != null) {
      int order = 0;
      for (Setting.Group group : needs.value()) {
        command.addArgGroup(group(group, order++, flags));
      }
    }
  }

  private static ArgGroupSpec group(Setting.Group group, int order, Map<Setting, String> flags) {
    var spec =
        ArgGroupSpec.builder()
            .heading("%%n%s settings:%%n".formatted(title(group)))
            .order(order)
            .validate(false);
    Arrays.stream(Setting.values())
        .filter(setting -> setting.group() == group)
        .forEach(setting -> spec.addArg(option(setting, flags)));
    return spec.build();
  }

  private static OptionSpec option(Setting setting, Map<Setting, String> flags) {
    boolean single = setting.form() == Setting.Form.TEXT;
    return OptionSpec.builder(setting.flags().toArray(String[]::new))
        .paramLabel(
            switch (setting.form()) {
              case TEXT -> "VALUE";
              case LIST -> listOf(setting);
              case MAP -> "N=HEX";
            })
        .description(describe(setting))
        .type(single ? String.class : String[].class)
        .setter(keep(setting, flags))
        .build();
  }

  private static String listOf(Setting setting) {
    return switch (setting.group()) {
      case ENCLAVE -> "CID";
      case PROXY -> "HOST:PORT";
      default -> "NAME";
    };
  }

  private static String describe(Setting setting) {
    String standard =
        setting.standard().isEmpty() ? "" : " (default %s)".formatted(setting.standard());
    return "%s%s; '%s' in the file".formatted(setting.description(), standard, setting.key());
  }

  private static ISetter keep(Setting setting, Map<Setting, String> flags) {
    return new ISetter() {
      @Override
      public <T> @Nullable T set(@Nullable T value) {
        if (value instanceof String[] several) {
          flags.put(setting, String.join(",", several));
        } else if (value != null) {
          flags.put(setting, Objects.toString(value));
        }
        return null;
      }
    };
  }

  private static String title(Setting.Group group) {
    return switch (group) {
      case AWS, KMS -> group.name();
      default -> group.name().charAt(0) + group.name().substring(1).toLowerCase(Locale.ROOT);
    };
  }
}
