package io.nitrowallet.deploy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Whether what names something in a manifest names something that is there: labels, ports,
/// volumes, objects.
final class Wiring {
  private static final String METADATA = "metadata";
  private static final String SELECTOR = "selector";
  private static final String LABELS = "matchLabels";

  private final Manifest manifest;
  private final List<String> faults = new ArrayList<>();

  private Wiring(Manifest manifest) {
    this.manifest = manifest;
    manifest.workloads().forEach(this::checkWorkload);
    checkSelectors();
    checkServices();
    manifest.ofKind("ServiceMonitor").forEach(this::checkMonitor);
    manifest
        .ofKind("HorizontalPodAutoscaler")
        .forEach(scaler ->
            demand(
                Manifest.name(set())
                    .equals(scaler.path("spec").path("scaleTargetRef").path("name").asString()),
                "the autoscaler scales something else"));
    demand(
        Manifest.pod(set())
            .path("serviceAccountName")
            .equals(manifest.one("ServiceAccount").path(METADATA).path("name")),
        "the pod runs as an account that is not there");
  }

  static List<String> faults(Manifest manifest) {
    return new Wiring(manifest).faults;
  }

  private JsonNode set() {
    return manifest.one("StatefulSet");
  }

  private void demand(boolean condition, String fault) {
    if (!condition) {
      faults.add(fault);
    }
  }

  private void checkWorkload(JsonNode workload) {
    JsonNode template = workload.path("spec").path("template");
    demand(
        matches(
            workload.path("spec").path(SELECTOR).path(LABELS),
            template.path(METADATA).path("labels")),
        Manifest.name(workload) + " does not select its own pods");
    Set<String> volumes = new HashSet<>();
    Stream.concat(
            Manifest.pod(workload).path("volumes").valueStream(),
            workload.path("spec").path("volumeClaimTemplates").valueStream())
        .forEach(volume -> volumes.add(Manifest.name(volume)));
    Set<String> mounted = new HashSet<>();
    for (JsonNode container : Manifest.containers(workload)) {
      container.path("volumeMounts").forEach(mount -> mounted.add(Manifest.name(mount)));
      checkProbes(container);
    }
    demand(volumes.equals(mounted), "volumes are " + volumes + ", mounted are " + mounted);
  }

  private void checkProbes(JsonNode container) {
    Stream.of("startupProbe", "readinessProbe", "livenessProbe")
        .flatMap(probe -> Stream.of("httpGet", "tcpSocket").map(container.path(probe)::path))
        .filter(JsonNode::isObject)
        .forEach(action ->
            demand(
                ports(container).contains(action.path("port").asString()),
                Manifest.name(container) + " is probed at a port that it does not have"));
  }

  private static Set<String> ports(JsonNode container) {
    Set<String> names = new HashSet<>();
    container.path("ports").forEach(port -> names.add(Manifest.name(port)));
    return names;
  }

  /// Those of policies and budgets find pods of one workload, and pods that no policy finds are a
  /// fault, too.
  private void checkSelectors() {
    manifest
        .ofKind("PodDisruptionBudget")
        .forEach(budget ->
            demand(
                matches(budget.path("spec").path(SELECTOR).path(LABELS), podLabels(set())),
                "the budget is for no pod"));
    for (JsonNode workload : manifest.workloads()) {
      long policies =
          manifest
              .ofKind("NetworkPolicy")
              .filter(policy ->
                  matches(
                      policy.path("spec").path("podSelector").path(LABELS), podLabels(workload)))
              .count();
      demand(policies == 1, Manifest.name(workload) + " has " + policies + " network policies");
    }
  }

  private void checkServices() {
    Set<String> names = new HashSet<>();
    manifest
        .ofKind("Service")
        .forEach(service -> {
          names.add(Manifest.name(service));
          demand(
              matches(service.path("spec").path(SELECTOR), podLabels(set())),
              Manifest.name(service) + " leads to no pod");
          service
              .path("spec")
              .path("ports")
              .forEach(port ->
                  demand(
                      ports(manifest.container("gateway"))
                          .contains(port.path("targetPort").asString()),
                      Manifest.name(service) + " leads to a port that is not there"));
        });
    demand(
        names.contains(set().path("spec").path("serviceName").asString()),
        "the set's own service is not there");
  }

  private void checkMonitor(JsonNode monitor) {
    JsonNode selector = monitor.path("spec").path(SELECTOR);
    List<JsonNode> found =
        manifest
            .ofKind("Service")
            .filter(
                service -> matches(selector.path(LABELS), service.path(METADATA).path("labels")))
            .filter(service ->
                selector
                    .path("matchExpressions")
                    .valueStream()
                    .allMatch(
                        expression -> isAbsent(expression, service.path(METADATA).path("labels"))))
            .toList();
    demand(found.size() == 1, "the monitor finds " + found.size() + " services");
    found.forEach(service ->
        demand(
            Manifest.name(service.path("spec").path("ports").path(0))
                .equals(monitor.path("spec").path("endpoints").path(0).path("port").asString()),
            "the monitor asks at a port that is not there"));
  }

  /// The one operator that the chart uses.
  private static boolean isAbsent(JsonNode expression, JsonNode labels) {
    return expression.path("operator").asString().equals("DoesNotExist")
        && !labels.has(expression.path("key").asString());
  }

  private static JsonNode podLabels(JsonNode workload) {
    return workload.path("spec").path("template").path(METADATA).path("labels");
  }

  private static boolean matches(JsonNode selector, JsonNode labels) {
    return !selector.isEmpty()
        && selector.properties().stream()
            .allMatch(entry -> entry.getValue().equals(labels.get(entry.getKey())));
  }
}
