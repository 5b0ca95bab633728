package nl.coachmoodle.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Renders a kustomization with what is on this machine. Whether it can is tried on one that is
 * known to be good, so that a fault in what is to be rendered is never taken for a missing tool.
 */
final class Kustomize {
  private static final List<String> COMMANDS = List.of("kustomize build", "kubectl kustomize");

  private final Optional<String> command;

  /** How a command ended, and what it said. */
  private record Ended(boolean well, String output, String errors) {}

  private Kustomize(Optional<String> command) {
    this.command = command;
  }

  /** The first that renders what every version that is new enough renders. */
  static Kustomize ofThisMachine() {
    return new Kustomize(COMMANDS.stream().filter(Kustomize::rendersWhatIsGood).findFirst());
  }

  /** Whether there is one. */
  boolean isThere() {
    return command.isPresent();
  }

  /**
   * Renders a directory.
   *
   * @throws AssertionError when it cannot be rendered, with the reason
   */
  String render(Path directory) {
    Ended ended = run(command.orElseThrow(), directory);
    if (!ended.well()) {
      throw new AssertionError(directory + " cannot be rendered: " + ended.errors());
    }
    return ended.output();
  }

  /** Uses what the overlays use: components, generators with options, patches with a target. */
  private static boolean rendersWhatIsGood(String command) {
    try {
      Path directory = Files.createTempDirectory("kustomization");
      Path component = Files.createDirectory(directory.resolve("component"));
      Path overlay = directory.resolve("kustomization.yaml");
      Path part = component.resolve("kustomization.yaml");
      try {
        Files.writeString(
            overlay,
            """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            components: [component]
            configMapGenerator:
              - name: good
                literals: [a=b]
                options: { disableNameSuffixHash: true }
            """);
        Files.writeString(
            part,
            """
            apiVersion: kustomize.config.k8s.io/v1alpha1
            kind: Component
            patches:
              - target: { kind: ConfigMap }
                patch: |-
                  - op: add
                    path: /data/c
                    value: d
            """);
        return run(command, directory).well();
      } finally {
        for (Path made : List.of(part, component, overlay, directory)) {
          Files.deleteIfExists(made);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Ended run(String command, Path directory) {
    try {
      Path output = Files.createTempFile("rendered", ".yaml");
      Path errors = Files.createTempFile("rendered", ".errors");
      try {
        Process process =
            new ProcessBuilder(
                    Stream.concat(Stream.of(command.split(" ")), Stream.of(directory.toString()))
                        .toList())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          return new Ended(false, "", "it takes longer than a minute");
        }
        return new Ended(
            process.exitValue() == 0,
            Files.readString(output, StandardCharsets.UTF_8),
            Files.readString(errors, StandardCharsets.UTF_8).strip());
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException notThere) {
      return new Ended(false, "", String.valueOf(notThere.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
