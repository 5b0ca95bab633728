package nl.coachmoodle.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.knative.duck.v1.Destination;
import io.fabric8.knative.eventing.v1.Broker;
import io.fabric8.knative.eventing.v1.Trigger;
import io.fabric8.knative.sources.v1.PingSource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How events get to functions and to the dead letters in a cluster. */
class ManifestEventsTest {
  @Test
  void everyFunctionHasATriggerAndNothingElseComesThroughIt() {
    Map<String, String> services = new HashMap<>();
    Cluster.functions()
        .forEach(
            service ->
                services.put(
                    Cluster.environment(Cluster.container(service)).get("QUARKUS_FUNQY_EXPORT"),
                    service.getMetadata().getName()));
    Map<String, String> byType = new HashMap<>();
    Map<String, String> bySchedule = new HashMap<>();
    for (Trigger trigger : Cluster.all(Trigger.class)) {
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
    assertThat(Cluster.all(PingSource.class))
        .extracting(ping -> ping.getSpec().getCeOverrides().getExtensions().get("function"))
        .containsOnly("reconcile", "checkSetup")
        .hasSize(3);
  }

  @Test
  void eventsOfUnknownTypesAreKept() {
    Trigger trigger =
        Cluster.all(Trigger.class).stream()
            .filter(one -> one.getSpec().getFilter() == null)
            .reduce((one, another) -> null)
            .orElseThrow();

    assertThat(trigger.getSpec().getFilters().get(0).getNot().getAny())
        .extracting(one -> one.getExact().get("type"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Cluster.FUNCTIONS.stream(), Stream.of("dev.knative.sources.ping"))
                .toList());
    assertThat(trigger.getSpec().getSubscriber().getRef().getName()).isEqualTo("dead-letters");
  }

  @Test
  void whatFailsTooOftenIsKept() {
    assertThat(
            Stream.concat(
                Cluster.all(Trigger.class).stream().map(one -> one.getSpec().getDelivery()),
                Cluster.all(Broker.class).stream().map(one -> one.getSpec().getDelivery())))
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
    List<HasMetadata> objects = Cluster.objects("live");
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
}
