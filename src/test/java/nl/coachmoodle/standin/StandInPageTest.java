package nl.coachmoodle.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import nl.coachmoodle.standin.site.Enrolment;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.UserColumn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandInPageTest {
  private static final long ALICE = 5;
  private static final long COURSE_A = 2;

  private MoodleStandIn standIn;
  private RestCaller rest;

  @BeforeEach
  void start() throws IOException {
    standIn = MoodleStandIn.start(MoodleRelease.V5_1);
    rest = new RestCaller(standIn);
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void thePageShowsAndEscapesWhatIsStored() throws Exception {
    standIn.addUser(
        MoodleUser.named("bad")
            .with(UserColumn.FIRSTNAME, "<script>alert('x')</script>")
            .with(UserColumn.PASSWORD, "topsecret")
            .withProfileField("cvfield", "\"&<b>"));
    standIn.addEnrolment(new Enrolment(COURSE_A, "manual", 0, ALICE, 0, 1798761600L, false), 5);
    standIn.addCohortMember(1, ALICE);

    String page = rest.page("/");
    assertThat(page)
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;", "cvfield=&quot;&amp;&lt;b&gt;")
        .contains("<td>A</td><td>alice</td><td>manual</td>", "2027-01-01T00:00:00Z")
        .contains("<td>CV-COH-1</td><td>alice</td>")
        .doesNotContain("<script", "topsecret");
    assertThat(page.split("<table>")).hasSize(4);
  }

  @Test
  void theStateIsAlsoJson() throws Exception {
    standIn.addEnrolment(new Enrolment(COURSE_A, "manual", 0, ALICE, 0, 0, true), 5);
    standIn.addCohortMember(1, ALICE);
    JsonNode state = new JsonMapper().readTree(rest.page("/state.json"));

    assertThat(state.path("users")).hasSize(13);
    assertThat(state.path("enrolments").path(0).path("user").asText()).isEqualTo("alice");
    assertThat(state.path("cohortMembers").path(0).path("cohort").asText()).isEqualTo("CV-COH-1");
  }

  @Test
  void theProgramTakesPortReleaseAndToken() {
    assertThat(CommandLine.parse("--port", "8081", "--release", "4.5", "--token", "abc"))
        .isEqualTo(new CommandLine(8081, MoodleRelease.V4_5, "abc", false));
    assertThat(CommandLine.parse().release()).isEqualTo(MoodleRelease.V5_1);
    assertThatThrownBy(() -> CommandLine.parse("--prot", "1")).hasMessageContaining("--prot");
  }
}
