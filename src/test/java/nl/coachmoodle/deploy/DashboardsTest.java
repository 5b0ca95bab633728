package nl.coachmoodle.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.telemetry.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dashboards and alarms ask for metrics, labels and codes that this software really tells. */
class DashboardsTest {
  private static final Path GRAFANA = Path.of("deploy/knative/grafana-dashboard.json");
  private static final Path ALERTS = Path.of("deploy/knative/alerts.yaml");
  private static final Path TEMPLATE = Path.of("deploy/aws/template.yaml");

  private static final Map<String, Metric> CLOUDWATCH =
      Arrays.stream(Metric.values()).collect(Collectors.toMap(Metric::label, Function.identity()));
  private static final Set<String> CODES =
      Arrays.stream(FailureCode.values()).map(FailureCode::code).collect(Collectors.toSet());

  /** Names of series in Prometheus, and the labels that each has. */
  private static Map<String, Set<String>> series() {
    Map<String, Set<String>> series = new HashMap<>();
    for (Metric metric : Metric.values()) {
      // The cluster adds where a number comes from.
      Set<String> labels = new HashSet<>(metric.labels());
      labels.add("namespace");
      if (metric.kind() == Metric.Kind.TIME) {
        for (String suffix : List.of("_count", "_sum", "_max")) {
          series.put(metric.prometheusName() + suffix, labels);
        }
        Set<String> withBounds = new HashSet<>(labels);
        withBounds.add("le");
        series.put(metric.prometheusName() + "_bucket", withBounds);
      } else {
        series.put(metric.prometheusName(), labels);
      }
    }
    return series;
  }

  private static List<String> expressions() throws IOException {
    List<String> expressions = new ArrayList<>();
    JsonNode grafana = new ObjectMapper().readTree(GRAFANA.toFile());
    grafana
        .findValues("targets")
        .forEach(targets -> targets.forEach(one -> expressions.add(one.path("expr").asText())));
    Manifests.objects(Files.readString(ALERTS))
        .get(0)
        .findValues("expr")
        .forEach(one -> expressions.add(one.asText()));
    return expressions;
  }

  private static List<String> wrongIn(String expression) {
    List<String> wrong = new ArrayList<>();
    Map<String, Set<String>> series = series();
    Matcher name = Pattern.compile("coachmoodle_\\w+").matcher(expression);
    if (!name.find()) {
      wrong.add("no metric");
    }
    name.reset()
        .results()
        .map(MatchResult::group)
        .forEach(
            one -> {
              if (!series.containsKey(one)) {
                wrong.add(one);
              }
            });
    Set<String> known =
        name.reset()
            .results()
            .flatMap(one -> series.getOrDefault(one.group(), Set.of()).stream())
            .collect(Collectors.toSet());
    Stream.of(Pattern.compile("by \\(([^)]*)\\)"), Pattern.compile("\\{([^}]*)}"))
        .flatMap(place -> place.matcher(expression).results())
        .flatMap(found -> Arrays.stream(found.group(1).split(",")))
        .map(label -> label.replaceAll("[=!~].*", "").strip())
        .filter(label -> !known.contains(label))
        .forEach(wrong::add);
    return wrong;
  }

  @Test
  void prometheusIsAskedForWhatThereIs() throws IOException {
    assertThat(expressions())
        .hasSizeGreaterThan(15)
        .allSatisfy(expression -> assertThat(wrongIn(expression)).as(expression).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum(coachmoodle_operations_seconds_count)",
        "sum(coachmoodle_operation_total)",
        "sum by (event) (coachmoodle_operation_seconds_count)",
        "sum(coachmoodle_operation_seconds_count{status=\"x\"})",
        "sum(up)"
      })
  void aWrongQuestionIsFound(String expression) {
    assertThat(wrongIn(expression)).isNotEmpty();
  }

  @Test
  void grafanaShowsEverythingThatIsMeasured() throws IOException {
    String all = String.join("\n", expressions());

    assertThat(Metric.values())
        .filteredOn(metric -> metric != Metric.SECRET_READ)
        .allSatisfy(metric -> assertThat(all).contains(metric.prometheusName()));
  }

  @Test
  void cloudWatchIsAskedForWhatThereIs() throws IOException {
    String template = Files.readString(TEMPLATE);
    List<MatchResult> searches =
        Pattern.compile("SEARCH\\('\\{\"\\$\\{AWS::StackName}\",(\\w+)} MetricName=\"(\\w+)\"")
            .matcher(template)
            .results()
            .toList();
    assertThat(searches)
        .hasSizeGreaterThan(4)
        .allSatisfy(
            search ->
                assertThat(CLOUDWATCH.get(search.group(2)).labels())
                    .as(search.group())
                    .contains(search.group(1)));
    // Everything else in the stack's own namespace: alarms, and widgets without a search.
    assertThat(
            Stream.of(
                    "Namespace: !Ref \"AWS::StackName\"\\s+MetricName: (\\w+)",
                    "\\[!Ref \"AWS::StackName\", (\\w+),",
                    "- !Ref \"AWS::StackName\"\\s+- (\\w+)\\s+- \\{")
                .flatMap(form -> Pattern.compile(form).matcher(template).results())
                .map(found -> found.group(1)))
        .hasSizeGreaterThan(10)
        .allSatisfy(name -> assertThat(CLOUDWATCH).containsKey(name));
  }

  @Test
  void codesInAlarmsExist() throws IOException {
    Stream<String> inTemplate =
        Pattern.compile("Name: code, Value: ([a-z/-]+)")
            .matcher(Files.readString(TEMPLATE))
            .results()
            .map(found -> found.group(1));
    Stream<String> inAlerts =
        Pattern.compile("code=~\"retry/moodle-\\(([^)]*)\\)")
            .matcher(Files.readString(ALERTS))
            .results()
            .flatMap(found -> Arrays.stream(found.group(1).split("\\|")))
            .map(code -> "retry/moodle-" + code);

    assertThat(inTemplate.toList()).hasSize(7).isSubsetOf(CODES);
    assertThat(inAlerts.toList()).hasSize(7).isSubsetOf(CODES);
  }
}
