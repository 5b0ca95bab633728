package nl.coachmoodle.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.knative.serving.v1.RevisionSpec;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What a cluster gets from an overlay of {@code deploy/knative}. */
final class Cluster {
  /** Why tests are left out where they have to be. */
  static final String NOTHING_RENDERS =
      "neither kustomize nor a kubectl that can render is on this machine";

  static final List<String> FUNCTIONS =
      List.of(
          "enrolParticipant",
          "withdrawParticipant",
          "syncProfile",
          "addToCohort",
          "removeFromCohort",
          "suspendParticipant",
          "moveIdnumbers",
          "mergeParticipants",
          "checkExternalIds",
          "reconcile",
          "checkSetup");

  static List<JsonNode> rendered(String overlay) {
    Assumptions.assumeTrue(Manifests.canRender(), NOTHING_RENDERS);
    return Manifests.rendered(overlay);
  }

  static List<HasMetadata> objects(String overlay) {
    return rendered(overlay).stream().map(Manifests::strictly).toList();
  }

  static <T extends HasMetadata> List<T> all(Class<T> model) {
    return Manifests.of(model, objects("live"));
  }

  static Stream<Service> functions() {
    return all(Service.class).stream()
        .filter(
            service ->
                "function".equals(service.getMetadata().getLabels().get("coachview-moodle/part")));
  }

  static Map<String, String> environment(Container container) {
    Map<String, String> environment = new HashMap<>();
    for (EnvVar variable : container.getEnv()) {
      assertThat(environment.put(variable.getName(), variable.getValue()))
          .as("%s is there once", variable.getName())
          .isNull();
    }
    return environment;
  }

  static RevisionSpec revision(Service service) {
    return service.getSpec().getTemplate().getSpec();
  }

  static Container container(Service service) {
    return revision(service).getContainers().get(0);
  }

  private Cluster() {}
}
