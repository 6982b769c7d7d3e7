package io.nitrowallet.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What a workload may not do on its node, whatever it is for.
final class Hardening {
  private static final Pattern PINNED = Pattern.compile("[a-z0-9./:_-]+@sha256:[0-9a-f]{64}");
  private static final List<String> OF_THE_HOST = List.of("hostNetwork", "hostPID", "hostIPC");

  /// Registers with the kubelet, whose folder is root's.
  private static final Set<String> MAY_BE_ROOT = Set.of("DaemonSet");

  private final JsonNode pod;
  private final boolean mayBeRoot;
  private final List<String> faults = new ArrayList<>();

  private Hardening(JsonNode workload) {
    this.pod = Manifest.pod(workload);
    this.mayBeRoot = MAY_BE_ROOT.contains(workload.path("kind").asString());
    if (!mayBeRoot) {
      checkUser();
    }
    checkPod();
    Manifest.containers(workload).forEach(this::checkContainer);
  }

  static List<String> faults(JsonNode workload) {
    return new Hardening(workload).faults;
  }

  private void demand(boolean condition, String fault) {
    if (!condition) {
      faults.add(fault);
    }
  }

  private void checkUser() {
    JsonNode security = pod.path("securityContext");
    demand(security.path("runAsNonRoot").asBoolean(false), "the pod may be root");
    demand(security.path("runAsUser").asInt(0) > 0, "the pod's user is 0");
    demand(security.path("runAsGroup").asInt(0) > 0, "the pod's group is 0");
    demand(
        pod.path("volumes").valueStream().noneMatch(volume -> volume.has("hostPath")),
        "a folder of the node is mounted");
  }

  private void checkPod() {
    String seccomp = pod.path("securityContext").path("seccompProfile").path("type").asString("");
    demand(Set.of("Localhost", "RuntimeDefault").contains(seccomp), "system calls are unconfined");
    demand(
        !pod.path("automountServiceAccountToken").asBoolean(true), "it has a token of the cluster");
    OF_THE_HOST.forEach(
        namespace -> demand(!pod.path(namespace).asBoolean(false), namespace + " is shared"));
  }

  private void checkContainer(JsonNode container) {
    String name = Manifest.name(container);
    JsonNode security = container.path("securityContext");
    demand(security.path("readOnlyRootFilesystem").asBoolean(false), name + " writes to its image");
    demand(
        !security.path("allowPrivilegeEscalation").asBoolean(true), name + " can gain privileges");
    JsonNode capabilities = security.path("capabilities");
    demand(
        Manifest.texts(capabilities.path("drop")).equals(List.of("ALL")),
        name + " has capabilities");
    demand(capabilities.path("add").isMissingNode(), name + " adds capabilities");
    demand(!security.path("privileged").asBoolean(false), name + " is privileged");
    List.of("runAsUser", "runAsNonRoot", "seccompProfile")
        .forEach(key -> demand(security.path(key).isMissingNode(), name + " has its own " + key));
    demand(
        PINNED.matcher(container.path("image").asString()).matches(), name + " is no pinned image");
    JsonNode resources = container.path("resources");
    demand(
        resources.path("limits").path("memory").isString()
            && resources
                .path("limits")
                .path("memory")
                .equals(resources.path("requests").path("memory")),
        name + " has no firm limit of memory");
  }
}
