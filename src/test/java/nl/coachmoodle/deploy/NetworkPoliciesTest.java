package nl.coachmoodle.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is let in, as far as network policies can tell. */
class NetworkPoliciesTest {

  @Test
  void nobodyComesInWhoIsNotNamed() {
    assertThat(policies())
        .filteredOn(policy -> policy.getMetadata().getName().equals("nobody-in"))
        .singleElement()
        .satisfies(
            policy -> {
              assertThat(isForEverything(policy.getSpec().getPodSelector())).isTrue();
              assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress");
              assertThat(policy.getSpec().getIngress()).isEmpty();
            });
    assertThat(rules(policies().stream()))
        .allSatisfy(rule -> assertThat(rule.getFrom()).isNotEmpty());
  }

  @Test
  void functionsAreReachedFromKnativeAndItsInnerGatewaysOnly() {
    assertThat(namespaces(policies().stream().filter(NetworkPoliciesTest::isForServices)))
        .containsExactlyInAnyOrder(
            "knative-serving", "kourier-system", "istio-system", "contour-internal");
  }

  @Test
  void theOuterGatewayReachesTheDoors() {
    assertThat(
            namespaces(
                policies().stream()
                    .filter(
                        policy ->
                            Map.of("serving.knative.dev/service", "doors")
                                .equals(policy.getSpec().getPodSelector().getMatchLabels()))))
        .containsExactly("contour-external");
  }

  @Test
  void podsOfTheNamespaceReachTheDeadLettersAndNothingElse() {
    assertThat(policies())
        .filteredOn(
            policy ->
                rules(Stream.of(policy))
                    .flatMap(rule -> rule.getFrom().stream())
                    .anyMatch(from -> from.getPodSelector() != null))
        .extracting(policy -> policy.getMetadata().getName())
        .containsExactly("to-dead-letters");
  }

  private static List<NetworkPolicy> policies() {
    return Cluster.all(NetworkPolicy.class);
  }

  private static boolean isForServices(NetworkPolicy policy) {
    return policy.getSpec().getPodSelector().getMatchExpressions().stream()
        .map(LabelSelectorRequirement::getKey)
        .anyMatch("serving.knative.dev/service"::equals);
  }

  private static boolean isForEverything(LabelSelector selector) {
    return selector.getMatchLabels().isEmpty() && selector.getMatchExpressions().isEmpty();
  }

  private static Stream<NetworkPolicyIngressRule> rules(Stream<NetworkPolicy> policies) {
    return policies.flatMap(policy -> policy.getSpec().getIngress().stream());
  }

  /** The namespaces that are let in. */
  private static List<String> namespaces(Stream<NetworkPolicy> policies) {
    return rules(policies)
        .flatMap(rule -> rule.getFrom().stream())
        .map(from -> from.getNamespaceSelector())
        .flatMap(
            selector ->
                Stream.concat(
                    selector.getMatchLabels().values().stream(),
                    selector.getMatchExpressions().stream()
                        .flatMap(one -> one.getValues().stream())))
        .toList();
  }
}
