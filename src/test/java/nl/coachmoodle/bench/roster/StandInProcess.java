package nl.coachmoodle.bench.roster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.coachmoodle.harness.Child;
import nl.coachmoodle.standin.MoodleStandIn;

/** A fresh stand-in in a process of its own, so that the heap measured here is ours. */
final class StandInProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile(".*stand-in: (http\\S+).*");

  private final Child child;
  private final URI address;

  private StandInProcess(Child child, URI address) {
    this.child = child;
    this.address = address;
  }

  static StandInProcess start(String classPath) throws IOException {
    Child child =
        Child.start(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx1g",
                    "-cp",
                    classPath,
                    MoodleStandIn.class.getName(),
                    "--empty",
                    "--release",
                    "5.1")
                .redirectError(ProcessBuilder.Redirect.DISCARD));
    return new StandInProcess(child, address(child.process()));
  }

  URI address() {
    return address;
  }

  private static URI address(Process process) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher found = ADDRESS.matcher(line);
      if (found.matches()) {
        return URI.create(found.group(1));
      }
    }
    throw new IOException("the stand-in did not start");
  }

  @Override
  public void close() {
    child.close();
  }
}
