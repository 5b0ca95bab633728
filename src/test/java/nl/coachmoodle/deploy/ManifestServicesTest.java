package nl.coachmoodle.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How functions and doors run in a cluster: who reaches them, limits, rights, files. */
class ManifestServicesTest {
  @Test
  void everyFunctionHasAServiceThatOnlyTheClusterReaches() {
    assertThat(Cluster.functions())
        .extracting(
            service -> Cluster.environment(Cluster.container(service)).get("QUARKUS_FUNQY_EXPORT"))
        .containsExactlyInAnyOrderElementsOf(Cluster.FUNCTIONS);
    assertThat(Cluster.functions())
        .allSatisfy(
            service -> {
              assertThat(service.getMetadata().getLabels())
                  .containsEntry("networking.knative.dev/visibility", "cluster-local");
              assertThat(Cluster.environment(Cluster.container(service)))
                  .containsEntry("FUNCTIONS_OPEN", "true");
            });
  }

  @Test
  void nobodyReachesFunctionsThroughTheDoors() {
    assertThat(Cluster.all(Service.class))
        .filteredOn(service -> service.getMetadata().getName().equals("doors"))
        .singleElement()
        .satisfies(
            doors ->
                assertThat(Cluster.environment(Cluster.container(doors)))
                    .doesNotContainKey("FUNCTIONS_OPEN")
                    .doesNotContainKey("QUARKUS_FUNQY_EXPORT"));
  }

  @Test
  void moodleIsProtected() {
    assertThat(Cluster.all(Service.class))
        .allSatisfy(
            service -> {
              Map<String, String> annotations =
                  service.getSpec().getTemplate().getMetadata().getAnnotations();
              assertThat(Integer.parseInt(annotations.get("autoscaling.knative.dev/max-scale")))
                  .isBetween(1, 3);
              assertThat(Cluster.revision(service).getContainerConcurrency()).isBetween(1L, 10L);
            });
  }

  @Test
  void aBudgetLeavesTimeForACallUnderWay() {
    assertThat(Cluster.all(Service.class))
        .allSatisfy(
            service -> {
              String budget =
                  Cluster.environment(Cluster.container(service)).get("MOODLE_RETRY_BUDGET");
              assertThat(Integer.parseInt(budget.replace("s", "")) + 20L)
                  .as(service.getMetadata().getName())
                  .isLessThan(Cluster.revision(service).getTimeoutSeconds());
            });
  }

  @Test
  void nothingRunsWithMoreRightsThanItNeeds() {
    List<Container> containers =
        Stream.concat(
                Cluster.all(Service.class).stream().map(Cluster::container),
                Cluster.all(StatefulSet.class).stream()
                    .map(one -> one.getSpec().getTemplate().getSpec().getContainers().get(0)))
            .toList();

    assertThat(containers)
        .hasSize(Cluster.FUNCTIONS.size() + 2)
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
    PodSpec keeper = Cluster.all(StatefulSet.class).get(0).getSpec().getTemplate().getSpec();
    Stream<List<Volume>> volumes =
        Stream.concat(
            Cluster.all(Service.class).stream().map(one -> Cluster.revision(one).getVolumes()),
            Stream.of(keeper.getVolumes()));

    assertThat(volumes)
        .allSatisfy(
            there ->
                assertThat(there)
                    .extracting(Volume::getName)
                    .containsExactlyInAnyOrder("settings", "secrets", "temporary"));
    assertThat(Cluster.all(Service.class))
        .allSatisfy(
            service ->
                assertThat(Cluster.container(service).getVolumeMounts())
                    .extracting(VolumeMount::getName)
                    .containsExactlyInAnyOrder("settings", "secrets", "temporary"));
    assertThat(keeper.getContainers().get(0).getVolumeMounts())
        .extracting(VolumeMount::getName)
        .containsExactlyInAnyOrder("letters", "settings", "secrets", "temporary");
  }

  @Test
  void noSecretIsInAManifest() {
    assertThat(
            Cluster.all(Service.class).stream()
                .flatMap(
                    service -> Cluster.environment(Cluster.container(service)).keySet().stream()))
        .noneMatch(name -> name.matches(".*(TOKEN|SECRET|PASSWORD|_KEY).*"))
        .allMatch(Objects::nonNull);
  }
}
