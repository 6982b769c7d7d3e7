package io.nitrowallet.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1DaemonSet;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Holds objects to the types of Kubernetes' API. Two libraries that were generated from it share
/// the work: fabric8's says that a field is unknown or of another type, the official client's that
/// one is missing. What an API server checks beyond types is not seen.
final class KubernetesTypes {
  private static final JsonMapper STRICT = strict();

  private static final Map<String, Type> TYPES =
      Map.of(
          "v1/ConfigMap", new Type(ConfigMap.class, V1ConfigMap::validateJsonElement),
          "v1/Service", new Type(Service.class, V1Service::validateJsonElement),
          "v1/ServiceAccount",
              new Type(ServiceAccount.class, V1ServiceAccount::validateJsonElement),
          "apps/v1/StatefulSet", new Type(StatefulSet.class, V1StatefulSet::validateJsonElement),
          "apps/v1/DaemonSet", new Type(DaemonSet.class, V1DaemonSet::validateJsonElement),
          "networking.k8s.io/v1/NetworkPolicy",
              new Type(NetworkPolicy.class, V1NetworkPolicy::validateJsonElement),
          "policy/v1/PodDisruptionBudget",
              new Type(PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement),
          "autoscaling/v2/HorizontalPodAutoscaler",
              new Type(
                  HorizontalPodAutoscaler.class, V2HorizontalPodAutoscaler::validateJsonElement),
          // The operator's own, of which the official client knows nothing.
          "monitoring.coreos.com/v1/ServiceMonitor", new Type(ServiceMonitor.class, _ -> {}),
          "monitoring.coreos.com/v1/PrometheusRule", new Type(PrometheusRule.class, _ -> {}));

  private KubernetesTypes() {}

  /// What is wrong with `object`, nothing if it is sound.
  static List<String> faults(JsonNode object) {
    String name = object.path("apiVersion").asString() + "/" + object.path("kind").asString();
    return Optional.ofNullable(TYPES.get(name))
        .map(type -> type.faults(object.toString()))
        .orElse(List.of("no type is known for " + name));
  }

  /// fabric8's types keep unknown fields aside, unless told that they have no place for them.
  private static JsonMapper strict() {
    var introspector =
        new JacksonAnnotationIntrospector() {
          private static final long serialVersionUID = 1;

          @Override
          public Boolean hasAnySetter(Annotated member) {
            return false;
          }
        };
    return JsonMapper.builder()
        .annotationIntrospector(introspector)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .withCoercionConfig(
            LogicalType.Textual,
            texts ->
                texts
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .withCoercionConfig(
            LogicalType.Integer,
            numbers -> numbers.setCoercion(CoercionInputShape.String, CoercionAction.Fail))
        .withCoercionConfig(
            LogicalType.Boolean,
            truths -> truths.setCoercion(CoercionInputShape.String, CoercionAction.Fail))
        .build();
  }

  @FunctionalInterface
  private interface Required {
    void check(JsonElement object) throws IOException;
  }

  private record Type(Class<?> fields, Required required) {
    List<String> faults(String json) {
      List<String> faults = new ArrayList<>();
      try {
        STRICT.readValue(json, fields);
      } catch (JsonProcessingException e) {
        faults.add(e.getOriginalMessage());
      }
      try {
        required.check(JsonParser.parseString(json));
      } catch (IllegalArgumentException | IOException e) {
        faults.add(String.valueOf(e.getMessage()));
      }
      return faults;
    }
  }
}
