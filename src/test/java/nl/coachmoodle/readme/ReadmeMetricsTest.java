package nl.coachmoodle.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.coachmoodle.telemetry.Metric;
import org.junit.jupiter.api.Test;

/** Keeps the README's table of metrics equal to what is measured. */
class ReadmeMetricsTest {

  @Test
  void theTableOfMetricsIsCurrent() throws IOException {
    Map<String, String> descriptions = descriptions();

    String rows =
        Stream.of(Metric.values())
            .map(metric -> row(metric, descriptions.get(metric.name())))
            .collect(Collectors.joining());

    Readme.assertCurrent(
        "metrics",
        "| CloudWatch | Prometheus | labels | what |\n| --- | --- | --- | --- |\n" + rows);
  }

  @Test
  void everyMetricSaysWhatItIs() {
    assertThat(descriptions().keySet())
        .containsAll(Stream.of(Metric.values()).map(Metric::name).toList());
  }

  private static String row(Metric metric, String description) {
    String labels =
        metric.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
    return "| `%s` | `%s` | %s | %s |\n"
        .formatted(metric.label(), metric.prometheusName(), labels, description);
  }

  private static Map<String, String> descriptions() {
    Sources sources = Sources.read();
    Sources.Declared type = sources.types().get(Metric.class.getName());
    Map<String, String> descriptions = new TreeMap<>();
    for (Tree member : type.tree().getMembers()) {
      if (member instanceof VariableTree constant) {
        descriptions.put(
            constant.getName().toString(),
            sources.description(new TreePath(type.path(), constant)));
      }
    }
    return descriptions;
  }
}
