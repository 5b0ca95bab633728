package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import nl.coachmoodle.moodle.wire.Doorstep.Reached;
import nl.coachmoodle.moodle.wire.Doorstep.View;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far one comes to a Moodle, and when its certificate ends. */
@Timeout(60)
class DoorstepTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private static Path directory;
  private static TrustedSite site;

  @BeforeAll
  static void open() throws IOException, GeneralSecurityException {
    site = TrustedSite.in(directory);
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @Test
  void aTrustedCertificateTellsItsEnd() {
    assertThat(new Doorstep(site.at("localhost"), PATIENCE, site::trusting).look())
        .isEqualTo(new View(Reached.DOOR, Optional.of(site.certificateEnds())));
  }

  @Test
  void aCertificateOfAnotherNameIsRefused() {
    assertThat(new Doorstep(site.at("127.0.0.1"), PATIENCE, site::trusting).look())
        .isEqualTo(new View(Reached.CERTIFICATE_REFUSED, Optional.empty()));
  }

  @Test
  void aCertificateThatNobodyKnowsIsRefused() {
    assertThat(new Doorstep(site.at("localhost"), PATIENCE).look())
        .isEqualTo(new View(Reached.CERTIFICATE_REFUSED, Optional.empty()));
  }

  @Test
  void whoBreaksOffWhileTheConnectionIsMadeHasShownNoCertificate() throws Exception {
    try (ServerSocket restarting = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread moodle =
          new Thread(
              () -> {
                try (Socket visitor = restarting.accept()) {
                  visitor.getInputStream().read();
                } catch (IOException over) {
                  throw new UncheckedIOException(over);
                }
              });
      moodle.start();

      assertThat(look("https://localhost:" + restarting.getLocalPort()))
          .isEqualTo(new View(Reached.NOT_CONNECTED, Optional.empty()));
      moodle.join();
    }
  }

  @Test
  void withoutTlsTheDoorIsReachedWithoutACertificate() throws IOException {
    try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(look("http://localhost:" + open.getLocalPort()))
          .isEqualTo(new View(Reached.DOOR, Optional.empty()));
    }
  }

  @Test
  void anAddressInBracketsIsOne() throws IOException {
    try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getByName("::"))) {
      assertThat(look("http://[::ffff:127.0.0.1]:" + open.getLocalPort()))
          .isEqualTo(new View(Reached.DOOR, Optional.empty()));
    }
  }

  @Test
  void whereNobodyListensNobodyComes() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertThat(look("http://localhost:" + port))
        .isEqualTo(new View(Reached.NOT_CONNECTED, Optional.empty()));
    assertThat(look("https://localhost:" + port))
        .isEqualTo(new View(Reached.NOT_CONNECTED, Optional.empty()));
  }

  @Test
  void whoSaysNothingIsNotWaitedForLongerThanThePatience() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      MoodleAddress address = MoodleAddress.of("https://localhost:" + silent.getLocalPort());

      assertThat(new Doorstep(address, Duration.ofMillis(50), site::trusting).look())
          .isEqualTo(new View(Reached.NOT_CONNECTED, Optional.empty()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://moodle.example, 443",
    "http://moodle.example, 80",
    "https://moodle.example:8443, 8443",
    "http://moodle.example:8080/moodle, 8080"
  })
  void theUsualPortsNeedNotBeNamed(URI site, int port) {
    assertThat(Doorstep.port(site)).isEqualTo(port);
  }

  @Test
  void aNameThatDoesNotExistIsUnknown() {
    assertThat(look("https://moodle.invalid"))
        .isEqualTo(new View(Reached.NAME_UNKNOWN, Optional.empty()));
  }

  private static View look(String address) {
    return new Doorstep(MoodleAddress.of(address), PATIENCE).look();
  }
}
