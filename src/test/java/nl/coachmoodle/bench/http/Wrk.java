package nl.coachmoodle.bench.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The load generator wrk, over 16 connections to one door.
 *
 * @param authorization the header, or nothing
 * @param body of its requests, with {@code %d} for a number
 */
record Wrk(Deployment deployment, String path, String authorization, String body) {

  /** What it printed. */
  record Result(String text) {
    String perSecond() {
      return find("Requests/sec:\\s+([0-9.]+)", "?");
    }

    String within(String share) {
      return find(share + "\\s+(\\S+)", "?");
    }

    String refused() {
      return find("Non-2xx or 3xx responses: (\\d+)", "0");
    }

    String errors() {
      return find("Socket errors: (.*)", "");
    }

    private String find(String pattern, String otherwise) {
      Matcher matcher = Pattern.compile(pattern).matcher(text);
      return matcher.find() ? matcher.group(1) : otherwise;
    }
  }

  Result run(int seconds) throws IOException, InterruptedException {
    Path script = deployment.out().resolve("wrk.lua");
    Files.writeString(script, script());
    Process wrk =
        new ProcessBuilder(
                "wrk",
                "-t1",
                "-c16",
                "-d" + seconds + "s",
                "--latency",
                "-s",
                script.toString(),
                deployment.address().toString())
            .redirectErrorStream(true)
            .start();
    String text = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    wrk.waitFor();
    Files.delete(script);
    return new Result(text);
  }

  private String script() {
    return """
    local n = 0
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    if "%s" ~= "" then wrk.headers["Authorization"] = "%s" end
    request = function()
      n = n %% 200 + 1
      return wrk.format(nil, "%s", nil, (string.gsub([==[%s]==], "%%%%d", n)))
    end
    """
        .formatted(authorization, authorization, path, body);
  }
}
