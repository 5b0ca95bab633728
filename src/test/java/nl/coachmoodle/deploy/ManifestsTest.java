package nl.coachmoodle.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.knative.duck.v1.Destination;
import io.fabric8.knative.eventing.v1.Broker;
import io.fabric8.knative.eventing.v1.Trigger;
import io.fabric8.knative.serving.v1.RevisionSpec;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.knative.sources.v1.PingSource;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cluster gets from {@code deploy/knative}. */
class ManifestsTest {
  private static final List<String> FUNCTIONS =
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

  private static List<JsonNode> rendered(String overlay) {
    Assumptions.assumeTrue(
        Manifests.canRender(),
        "neither kustomize nor a kubectl that can render is on this machine");
    return Manifests.rendered(overlay);
  }

  private static List<HasMetadata> objects(String overlay) {
    return rendered(overlay).stream().map(Manifests::strictly).toList();
  }

  private static <T extends HasMetadata> List<T> all(Class<T> model) {
    return Manifests.of(model, objects("live"));
  }

  private static Stream<Service> functions() {
    return all(Service.class).stream()
        .filter(
            service ->
                "function".equals(service.getMetadata().getLabels().get("coachview-moodle/part")));
  }

  private static Map<String, String> environment(Container container) {
    Map<String, String> environment = new HashMap<>();
    for (EnvVar variable : container.getEnv()) {
      assertThat(environment.put(variable.getName(), variable.getValue()))
          .as("%s is there once", variable.getName())
          .isNull();
    }
    return environment;
  }

  private static RevisionSpec revision(Service service) {
    return service.getSpec().getTemplate().getSpec();
  }

  private static Container container(Service service) {
    return revision(service).getContainers().get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"training", "live"})
  void everyObjectHasOnlyFieldsThatItsModelHas(String overlay) {
    assertThat(objects(overlay))
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
        rendered("live").stream()
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
    assertThat(objects("training").stream().map(one -> one.getKind() + one.getMetadata().getName()))
        .containsExactlyInAnyOrderElementsOf(
            objects("live").stream()
                .map(
                    one ->
                        one.getKind()
                            + one.getMetadata().getName().replace("moodle-live", "moodle-training"))
                .toList());
    for (String overlay : List.of("training", "live")) {
      assertThat(objects(overlay))
          .filteredOn(one -> !one.getKind().equals("Namespace"))
          .allSatisfy(
              one ->
                  assertThat(one.getMetadata().getNamespace())
                      .isEqualTo("coachview-moodle-" + overlay));
    }
  }

  @Test
  void everyFunctionHasAServiceThatOnlyTheClusterReaches() {
    assertThat(functions())
        .extracting(service -> environment(container(service)).get("QUARKUS_FUNQY_EXPORT"))
        .containsExactlyInAnyOrderElementsOf(FUNCTIONS);
    assertThat(functions())
        .allSatisfy(
            service -> {
              assertThat(service.getMetadata().getLabels())
                  .containsEntry("networking.knative.dev/visibility", "cluster-local");
              assertThat(environment(container(service))).containsEntry("FUNCTIONS_OPEN", "true");
            });
  }

  @Test
  void nobodyReachesFunctionsThroughTheDoors() {
    assertThat(all(Service.class))
        .filteredOn(service -> service.getMetadata().getName().equals("doors"))
        .singleElement()
        .satisfies(
            doors ->
                assertThat(environment(container(doors)))
                    .doesNotContainKey("FUNCTIONS_OPEN")
                    .doesNotContainKey("QUARKUS_FUNQY_EXPORT"));
  }

  @Test
  void everyFunctionHasATriggerAndNothingElseComesThroughIt() {
    Map<String, String> services = new HashMap<>();
    functions()
        .forEach(
            service ->
                services.put(
                    environment(container(service)).get("QUARKUS_FUNQY_EXPORT"),
                    service.getMetadata().getName()));
    Map<String, String> byType = new HashMap<>();
    Map<String, String> bySchedule = new HashMap<>();
    for (Trigger trigger : all(Trigger.class)) {
      if (trigger.getSpec().getFilter() == null) {
        continue;
      }
      Map<String, String> wanted = trigger.getSpec().getFilter().getAttributes();
      String service = trigger.getSpec().getSubscriber().getRef().getName();
      if (wanted.get("type").equals("dev.knative.sources.ping")) {
        bySchedule.put(wanted.get("function"), service);
      } else {
        assertThat(wanted).containsOnlyKeys("type");
        byType.put(wanted.get("type"), service);
      }
    }

    assertThat(byType).isEqualTo(services);
    assertThat(bySchedule)
        .containsOnlyKeys("reconcile", "checkSetup")
        .allSatisfy((function, service) -> assertThat(service).isEqualTo(services.get(function)));
    assertThat(all(PingSource.class))
        .extracting(ping -> ping.getSpec().getCeOverrides().getExtensions().get("function"))
        .containsOnly("reconcile", "checkSetup")
        .hasSize(3);
  }

  @Test
  void eventsOfUnknownTypesAreKept() {
    Trigger trigger =
        all(Trigger.class).stream()
            .filter(one -> one.getSpec().getFilter() == null)
            .reduce((one, another) -> null)
            .orElseThrow();

    assertThat(trigger.getSpec().getFilters().get(0).getNot().getAny())
        .extracting(one -> one.getExact().get("type"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(FUNCTIONS.stream(), Stream.of("dev.knative.sources.ping")).toList());
    assertThat(trigger.getSpec().getSubscriber().getRef().getName()).isEqualTo("dead-letters");
  }

  @Test
  void whatFailsTooOftenIsKept() {
    assertThat(
            Stream.concat(
                all(Trigger.class).stream().map(one -> one.getSpec().getDelivery()),
                all(Broker.class).stream().map(one -> one.getSpec().getDelivery())))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            delivery -> {
              assertThat(delivery.getRetry()).isEqualTo(12);
              assertThat(delivery.getBackoffPolicy()).isEqualTo("exponential");
              assertThat(delivery.getBackoffDelay()).isEqualTo("PT5S");
              assertThat(delivery.getDeadLetterSink().getRef().getName()).isEqualTo("dead-letters");
              assertThat(delivery.getDeadLetterSink().getUri()).isEqualTo("/dead-letters");
            });
  }

  @Test
  void everyReferenceIsToSomethingThatIsThere() {
    List<HasMetadata> objects = objects("live");
    List<Destination> destinations =
        Stream.of(
                Manifests.of(Trigger.class, objects).stream()
                    .map(one -> one.getSpec().getSubscriber()),
                Manifests.of(Trigger.class, objects).stream()
                    .map(one -> one.getSpec().getDelivery().getDeadLetterSink()),
                Manifests.of(PingSource.class, objects).stream()
                    .map(one -> one.getSpec().getSink()))
            .flatMap(one -> one)
            .toList();

    assertThat(destinations)
        .allSatisfy(
            destination ->
                assertThat(objects)
                    .anyMatch(
                        one ->
                            one.getKind().equals(destination.getRef().getKind())
                                && one.getApiVersion().equals(destination.getRef().getApiVersion())
                                && one.getMetadata()
                                    .getName()
                                    .equals(destination.getRef().getName())));
    assertThat(Manifests.of(Trigger.class, objects))
        .allSatisfy(one -> assertThat(one.getSpec().getBroker()).isEqualTo("coachview-moodle"));
  }

  @Test
  void moodleIsProtected() {
    assertThat(all(Service.class))
        .allSatisfy(
            service -> {
              Map<String, String> annotations =
                  service.getSpec().getTemplate().getMetadata().getAnnotations();
              assertThat(Integer.parseInt(annotations.get("autoscaling.knative.dev/max-scale")))
                  .isBetween(1, 3);
              assertThat(revision(service).getContainerConcurrency()).isBetween(1L, 10L);
            });
  }

  @Test
  void aBudgetLeavesTimeForACallUnderWay() {
    assertThat(all(Service.class))
        .allSatisfy(
            service -> {
              String budget = environment(container(service)).get("MOODLE_RETRY_BUDGET");
              assertThat(Integer.parseInt(budget.replace("s", "")) + 20L)
                  .as(service.getMetadata().getName())
                  .isLessThan(revision(service).getTimeoutSeconds());
            });
  }

  @Test
  void nothingRunsWithMoreRightsThanItNeeds() {
    List<Container> containers =
        Stream.concat(
                all(Service.class).stream().map(ManifestsTest::container),
                all(StatefulSet.class).stream()
                    .map(one -> one.getSpec().getTemplate().getSpec().getContainers().get(0)))
            .toList();

    assertThat(containers)
        .hasSize(FUNCTIONS.size() + 2)
        .allSatisfy(
            container -> {
              SecurityContext security = container.getSecurityContext();
              assertThat(security.getRunAsNonRoot()).isTrue();
              assertThat(security.getReadOnlyRootFilesystem()).isTrue();
              assertThat(security.getAllowPrivilegeEscalation()).isFalse();
              assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
              assertThat(security.getCapabilities().getAdd()).isEmpty();
              assertThat(container.getResources().getLimits()).containsKeys("cpu", "memory");
              assertThat(container.getLivenessProbe().getHttpGet().getPath())
                  .isEqualTo("/q/health/live");
              assertThat(container.getReadinessProbe().getHttpGet().getPath())
                  .isEqualTo("/q/health/ready");
              assertThat(container.getImage()).isEqualTo("registry.example.nl/coachview-moodle:1");
            });
  }

  @Test
  void everyMountHasItsVolume() {
    PodSpec keeper = all(StatefulSet.class).get(0).getSpec().getTemplate().getSpec();
    Stream<List<Volume>> volumes =
        Stream.concat(
            all(Service.class).stream().map(one -> revision(one).getVolumes()),
            Stream.of(keeper.getVolumes()));

    assertThat(volumes)
        .allSatisfy(
            there ->
                assertThat(there)
                    .extracting(Volume::getName)
                    .containsExactlyInAnyOrder("settings", "secrets", "temporary"));
    assertThat(all(Service.class))
        .allSatisfy(
            service ->
                assertThat(container(service).getVolumeMounts())
                    .extracting(VolumeMount::getName)
                    .containsExactlyInAnyOrder("settings", "secrets", "temporary"));
    assertThat(keeper.getContainers().get(0).getVolumeMounts())
        .extracting(VolumeMount::getName)
        .containsExactlyInAnyOrder("letters", "settings", "secrets", "temporary");
  }

  @Test
  void noSecretIsInAManifest() {
    assertThat(
            all(Service.class).stream()
                .flatMap(service -> environment(container(service)).keySet().stream()))
        .noneMatch(name -> name.matches(".*(TOKEN|SECRET|PASSWORD|_KEY).*"))
        .allMatch(Objects::nonNull);
  }
}
