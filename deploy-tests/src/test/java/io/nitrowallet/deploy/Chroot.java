package io.nitrowallet.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A folder that a program takes for the root of all files, beside the kernel's own `/proc` and
/// `/dev`. Namespaces of its own need no rights; to become somebody else inside takes root.
record Chroot(Path root) {
  /// Whom the parent's image names.
  static final String USER = "65532";

  /// What engines give where an image says nothing.
  private static final String PATH =
      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private static final String MOUNT_AND_ENTER =
      """
      mount --rbind /proc "$0/proc" && mount --rbind /dev "$0/dev" || exit
      PATH=$PATH:/usr/sbin:/sbin
      environment=$1
      user=$2
      shift 2
      exec env -i $environment "$(command -v chroot)" $user "$0" "$@"
      """;

  static boolean mayBecomeSomebody() {
    return "root".equals(System.getProperty("user.name"));
  }

  /// The words in this root: as the parent image's user where that is possible, else as its root.
  Program asUser(List<String> words) {
    return enter(PATH, mayBecomeSomebody() ? "--userspec=" + USER + ":" + USER : "", words);
  }

  /// The words as an enclave's init executes them.
  ///
  /// @param environment all that the environment holds, without white space
  Program asInit(String environment, List<String> words) {
    return enter(environment, "", words);
  }

  private Program enter(String environment, String user, List<String> words) {
    List<String> command = new ArrayList<>(List.of("unshare", "--mount"));
    if (!mayBecomeSomebody()) {
      command.add("--map-root-user");
    }
    command.addAll(List.of("sh", "-c", MOUNT_AND_ENTER, root.toString(), environment, user));
    command.addAll(words);
    return Program.of(command.toArray(String[]::new));
  }
}
