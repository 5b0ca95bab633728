package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.coachview.wire.CoachviewRestClient;
import nl.coachmoodle.http.Clients;
import nl.coachmoodle.moodle.wire.TransportException.Kind;
import org.junit.jupiter.api.Test;

/** A Moodle whose certificate is signed by an authority that only its own company knows. */
@QuarkusTest
@TestProfile(OwnAuthorityTest.OwnAuthority.class)
class OwnAuthorityTest {
  TrustedSite site;

  @Inject Clients<MoodleRestClient> moodle;
  @Inject Clients<CoachviewRestClient> coachview;
  @Inject Doorstep doorstep;

  @Test
  void callsTrustTheAuthorityThatTheSettingsName() {
    HttpAnswer answer =
        new RestTransport(moodle.at(site.at("localhost").endpoint())).post(Form.of());

    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void theSetupCheckTrustsItToo() {
    assertThat(doorstep.look())
        .isEqualTo(new Doorstep.View(Doorstep.Reached.DOOR, Optional.of(site.certificateEnds())));
  }

  @Test
  void theCertificateMustStillBeForTheHost() {
    RestTransport elsewhere = new RestTransport(moodle.at(site.at("127.0.0.1").endpoint()));

    assertThatThrownBy(() -> elsewhere.post(Form.of()))
        .isInstanceOfSatisfying(
            TransportException.class,
            refused -> assertThat(refused.kind()).isEqualTo(Kind.NOT_TRUSTED));
  }

  @Test
  void nobodyElseIsMadeToTrustIt() {
    String address = site.at("localhost").site();

    assertThatThrownBy(
            () -> coachview.at(address).token("client_credentials", "us", "secret", null))
        .extracting(Kind::behind)
        .isEqualTo(Kind.NOT_TRUSTED);
  }

  /** Settings of an own authority. */
  public static final class OwnAuthority implements QuarkusTestProfile {
    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(TrustedSiteResource.class));
    }
  }
}
