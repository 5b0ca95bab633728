package nl.coachmoodle.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.knative.eventing.v1.Broker;
import io.fabric8.knative.eventing.v1.Trigger;
import io.fabric8.knative.sources.v1.PingSource;
import io.fabric8.knative.sources.v1.SinkBinding;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The manifests of {@code deploy/knative}, rendered as a cluster would get them. */
final class Manifests {
  static final Path DIRECTORY = Path.of("deploy/knative");

  private static final Map<String, Class<? extends HasMetadata>> MODELS =
      Map.ofEntries(
          Map.entry("v1 Namespace", Namespace.class),
          Map.entry("v1 Service", Service.class),
          Map.entry("v1 ServiceAccount", ServiceAccount.class),
          Map.entry("v1 ConfigMap", ConfigMap.class),
          Map.entry("apps/v1 StatefulSet", StatefulSet.class),
          Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
          Map.entry("serving.knative.dev/v1 Service", io.fabric8.knative.serving.v1.Service.class),
          Map.entry("eventing.knative.dev/v1 Broker", Broker.class),
          Map.entry("eventing.knative.dev/v1 Trigger", Trigger.class),
          Map.entry("sources.knative.dev/v1 PingSource", PingSource.class),
          Map.entry("sources.knative.dev/v1 SinkBinding", SinkBinding.class));

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** The models take any field and keep what they do not know; here it is refused. */
  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .setAnnotationIntrospector(
              new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated member) {
                  return false;
                }
              });

  private Manifests() {}

  /** What was rendered; that takes longer than everything that is asked of it. */
  private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

  private static final Kustomize KUSTOMIZE = Kustomize.ofThisMachine();

  /** Whether this machine has something that renders and is new enough. */
  static boolean canRender() {
    return KUSTOMIZE.isThere();
  }

  /**
   * The objects of an overlay.
   *
   * @param overlay such as {@code live}
   */
  static List<JsonNode> rendered(String overlay) {
    return objects(
        RENDERED.computeIfAbsent(
            overlay, name -> KUSTOMIZE.render(DIRECTORY.resolve("overlays/" + name))));
  }

  /** The objects in a text of YAML. */
  static List<JsonNode> objects(String yaml) {
    try {
      return YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml).readAll();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** One object in its model; a field that the model does not have is an error. */
  static HasMetadata strictly(JsonNode object) {
    String kind = object.path("apiVersion").asText() + " " + object.path("kind").asText();
    Class<? extends HasMetadata> model =
        Optional.ofNullable(MODELS.get(kind))
            .orElseThrow(() -> new AssertionError("there is no model of " + kind));
    try {
      return STRICT.treeToValue(object, model);
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(
          kind + " " + object.at("/metadata/name").asText() + ": " + wrong.getOriginalMessage(),
          wrong);
    }
  }

  /** All objects of a model. */
  static <T extends HasMetadata> List<T> of(Class<T> model, List<HasMetadata> objects) {
    return objects.stream().filter(model::isInstance).map(model::cast).toList();
  }
}
