package nl.coachmoodle.coachview.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.harness.CoachviewResource;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.inbound.knative.MountedSecrets;
import nl.coachmoodle.standin.coachview.CoachviewStandIn;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Coachview's client gets another secret while the service runs. */
@QuarkusTest
@QuarkusTestResource(CoachviewResource.class)
@QuarkusTestResource(MoodleResource.class)
@TestProfile(MountedSecrets.class)
class RotatedClientSecretTest {
  @ConfigProperty(name = "cloud.files")
  Path directory;

  @Inject CoachviewSite site;
  CoachviewStandIn coachview;

  @Test
  void theNewSecretIsUsedForTheNextToken() throws IOException {
    String before = coachview.settings().clientSecret;
    try {
      read();
      coachview.settings().clientSecret = "an-0ther-s3cret";
      coachview.revokeTokens();
      FailedException refused = catchThrowableOfType(FailedException.class, this::read);
      assertThat(refused.failure().code()).isEqualTo(FailureCode.COACHVIEW_CLIENT_REFUSED);

      Files.writeString(directory.resolve("mounted.client-secret"), "an-0ther-s3cret\n");
      read();
    } finally {
      coachview.settings().clientSecret = before;
      Files.deleteIfExists(directory.resolve("mounted.client-secret"));
      coachview.revokeTokens();
    }
  }

  private void read() {
    site.open(Purpose.LIVE).persons(List.of("a"));
  }
}
