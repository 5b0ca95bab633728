package nl.coachmoodle.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every object of {@code deploy/knative} has what its model has, in every place. */
class ManifestModelsTest {
  @ParameterizedTest
  @ValueSource(strings = {"training", "live"})
  void everyObjectHasOnlyFieldsThatItsModelHas(String overlay) {
    assertThat(Cluster.objects(overlay))
        .hasSizeGreaterThan(30)
        .allSatisfy(
            object -> assertThat(object.getMetadata().getName()).as(object.getKind()).isNotBlank());
  }

  /** Also where nothing on the machine can render. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "service-account",
        "functions",
        "doors",
        "events",
        "dead-letters",
        "network",
      })
  void everyFileOfTheBaseHasOnlyFieldsThatItsModelHas(String file) throws IOException {
    String yaml = Files.readString(Manifests.DIRECTORY.resolve("base/" + file + ".yaml"));

    assertThat(Manifests.objects(yaml)).isNotEmpty().allSatisfy(Manifests::strictly);
  }

  @ParameterizedTest
  @CsvSource({
    "Service, reconcile, /spec/template/spec, containerConcurency",
    "Service, reconcile, /spec/template/spec/containers/0/securityContext, runAsNonroot",
    "Service, dead-letters, /spec/ports/0, targetport",
    "Trigger, reconcile, /spec/delivery, backOffPolicy",
    "Trigger, unknown-types, /spec/filters/0/not, anyOf",
    "Broker, coachview-moodle, /spec/delivery/deadLetterSink, url",
    "PingSource, check-setup, /spec, timeZone",
    "SinkBinding, dead-letters, /spec/subject, names",
    "StatefulSet, dead-letters, /spec/template/spec, securitycontext",
    "NetworkPolicy, way-out, /spec/egress/0, port",
    "ServiceAccount, coachview-moodle, '', automountToken",
    "Namespace, coachview-moodle-live, /metadata, label",
  })
  void aTypoIsFound(String kind, String name, String where, String typo) {
    JsonNode object =
        Cluster.rendered("live").stream()
            .filter(one -> one.path("kind").asText().equals(kind))
            .filter(one -> one.at("/metadata/name").asText().equals(name))
            .findFirst()
            .orElseThrow();
    ((ObjectNode) object.at(where)).put(typo, "x");

    assertThatThrownBy(() -> Manifests.strictly(object)).hasMessageContaining(typo);
  }

  @Test
  void aWrongTypeIsFound() {
    JsonNode object = Manifests.objects("apiVersion: v1\nkind: ConfigMap\ndata: [1]").get(0);

    assertThatThrownBy(() -> Manifests.strictly(object)).isInstanceOf(AssertionError.class);
  }

  @Test
  void whatIsListedIsThereAndWhatIsThereIsListed() throws IOException {
    JsonNode kustomization =
        Manifests.objects(Files.readString(Manifests.DIRECTORY.resolve("base/kustomization.yaml")))
            .get(0);
    Stream<String> listed =
        Stream.concat(
            kustomization.path("resources").valueStream().map(JsonNode::asText),
            kustomization.path("patches").valueStream().map(one -> one.path("path").asText()));
    try (Stream<java.nio.file.Path> there = Files.list(Manifests.DIRECTORY.resolve("base"))) {
      assertThat(listed)
          .containsExactlyInAnyOrderElementsOf(
              there
                  .map(path -> path.getFileName().toString())
                  .filter(file -> !file.equals("kustomization.yaml"))
                  .toList());
    }
  }

  @Test
  void trainingAndLiveHaveTheSameObjectsInDifferentPlaces() {
    assertThat(
            Cluster.objects("training").stream()
                .map(one -> one.getKind() + one.getMetadata().getName()))
        .containsExactlyInAnyOrderElementsOf(
            Cluster.objects("live").stream()
                .map(
                    one ->
                        one.getKind()
                            + one.getMetadata().getName().replace("moodle-live", "moodle-training"))
                .toList());
    for (String overlay : List.of("training", "live")) {
      assertThat(Cluster.objects(overlay))
          .filteredOn(one -> !one.getKind().equals("Namespace"))
          .allSatisfy(
              one ->
                  assertThat(one.getMetadata().getNamespace())
                      .isEqualTo("coachview-moodle-" + overlay));
    }
  }
}
