package nl.coachmoodle.inbound.knative.letters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code deploy/knative/replay.sh}, with a cluster of which only the way to this process is there.
 */
final class ReplayCommand {
  private static final String KUBECTL =
      """
      #!/usr/bin/env bash
      case "$*" in
        *' get secret '*) printf '%%s' '%s' | base64 ;;
        *' port-forward '*)
          echo 'Forwarding from 127.0.0.1:%d -> 8080'
          exec sleep 30
          ;;
      esac
      """;

  private final Path bin;

  ReplayCommand(Path directory, int port, String key) throws IOException {
    this.bin = Files.createDirectories(directory.resolve("bin"));
    Path kubectl = bin.resolve("kubectl");
    Files.writeString(kubectl, KUBECTL.formatted(key, port));
    kubectl.toFile().setExecutable(true);
  }

  /** Runs it, and answers what it prints, errors included. */
  String run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("deploy/knative/replay.sh", "--namespace", "n"));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(60, TimeUnit.SECONDS);
    return printed;
  }
}
