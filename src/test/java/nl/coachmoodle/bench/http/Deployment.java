package nl.coachmoodle.bench.http;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.coachmoodle.bench.Sink;
import nl.coachmoodle.harness.Child;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.MoodleRelease;

/** The build as a process, with a Moodle stand-in, a sink and an identity provider beside it. */
final class Deployment implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile(".*Listening on: (http\\S+\\d).*");

  private final String key = random();
  private final String secret = random();
  private final Path out;
  private final Issuer issuer;
  private final MoodleStandIn moodle;
  private final Sink sink;
  private final Child build;
  private final URI address;

  private Deployment(Path out, List<String> command) throws IOException, GeneralSecurityException {
    this.out = Files.createDirectories(out);
    this.issuer = new Issuer();
    this.moodle = MoodleStandIn.start(MoodleRelease.V5_1);
    moodle.emptySite();
    this.sink = Sink.open(0);
    Path log = out.resolve("build.log");
    this.build = build(command, log);
    this.address = address(log);
  }

  /** Starts everything; raw data go to the directory. */
  static Deployment start(Path out, List<String> command)
      throws IOException, GeneralSecurityException {
    return new Deployment(out, command);
  }

  /** Where raw data go. */
  Path out() {
    return out;
  }

  MoodleStandIn moodle() {
    return moodle;
  }

  /** Where the build listens. */
  URI address() {
    return address;
  }

  /** The key of the functions. */
  String key() {
    return key;
  }

  /** The end of the address for webhooks. */
  String secret() {
    return secret;
  }

  /** A token that opens the e-learning link. */
  String token() throws GeneralSecurityException {
    return issuer.token();
  }

  private Child build(List<String> command, Path log) throws IOException {
    Path publicKey = out.resolve("public.pem");
    Files.writeString(publicKey, issuer.publicKey());
    ProcessBuilder process = new ProcessBuilder(command);
    process
        .environment()
        .putAll(
            Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", "0"),
                Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_MANAGEMENT_PORT", "0"),
                Map.entry("MOODLE_URL", moodle.uri().toString()),
                Map.entry("MOODLE_TOKEN", moodle.token()),
                Map.entry("PROFILE_PASSWORD", "random"),
                Map.entry("FUNCTIONS_KEY", key),
                Map.entry("WEBHOOK_SECRET", secret),
                Map.entry("ELEARNING_OAUTH_ISSUER", Issuer.NAME),
                Map.entry("ELEARNING_OAUTH_KEYS", publicKey.toAbsolutePath().toString()),
                Map.entry("ELEARNING_OAUTH_AUDIENCES", Issuer.AUDIENCE),
                Map.entry("K_SINK", "http://127.0.0.1:" + sink.port() + "/")));
    return Child.start(process.redirectErrorStream(true).redirectOutput(log.toFile()));
  }

  private URI address(Path log) throws IOException {
    for (int attempt = 0; attempt < 300 && build.process().isAlive(); attempt++) {
      Matcher found = ADDRESS.matcher(Files.readString(log).replace('\n', ' '));
      if (found.matches()) {
        return URI.create(found.group(1));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    throw new IOException("the build did not start; see " + log);
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    build.close();
    sink.close();
    moodle.close();
  }
}
