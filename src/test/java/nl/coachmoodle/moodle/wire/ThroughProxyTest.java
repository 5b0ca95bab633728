package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.util.List;
import nl.coachmoodle.http.Clients;
import org.junit.jupiter.api.Test;

/** A network that lets nobody out but through its proxy. */
@QuarkusTest
@TestProfile(ThroughProxyTest.BehindProxy.class)
class ThroughProxyTest {
  InetSocketAddress proxy;

  @Inject Clients<MoodleRestClient> clients;

  @Test
  void callsGoThroughTheProxyOfTheSettings() {
    RestTransport moodle =
        new RestTransport(clients.at(MoodleAddress.of("http://moodle.invalid").endpoint()));

    assertThat(moodle.post(Form.of()).body())
        .matches("http://moodle.invalid(:80)?/webservice/rest/server.php");
  }

  @Test
  void hostsThatAreExceptedAreCalledStraight() {
    RestTransport near =
        new RestTransport(
            clients.at(MoodleAddress.of("http://127.0.0.1:" + proxy.getPort()).endpoint()));

    assertThat(near.post(Form.of()).body()).isEqualTo("/webservice/rest/server.php");
  }

  /** Settings of such a network. */
  public static final class BehindProxy implements QuarkusTestProfile {
    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(ProxyResource.class));
    }
  }
}
