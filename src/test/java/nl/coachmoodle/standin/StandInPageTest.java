package nl.coachmoodle.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
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
        .contains(">A</td>", ">alice</td>", ">manual</td>", ">2027-01-01T00:00:00Z</td>")
        .contains(">CV-COH-1</td>", "Answers like Moodle 5.1")
        .doesNotContain("<script", "topsecret");
    assertThat(page.split("<table>")).hasSize(4);
  }

  @Test
  void anEmptyTableSaysSo() throws Exception {
    assertThat(rest.page("/")).contains("<p class=\"none\">None.</p>");
    assertThat(rest.page("/state.txt")).contains("Enrolments\n", "  (none)\n");
  }

  @Test
  void theTextHasAlignedColumnsAndOneLinePerRow() throws Exception {
    standIn.emptySite();
    standIn.addUser(
        MoodleUser.named("p1")
            .with(UserColumn.FIRSTNAME, "Zoë")
            .with(UserColumn.LASTNAME, "in\n't\u001b[1m Veld")
            .with(UserColumn.PASSWORD, "topsecret"));
    List<String> lines = rest.page("/state.txt").lines().toList();
    String heading = lines.get(1);
    String zoe = lines.get(6);

    assertThat(heading).startsWith("  id  username");
    assertThat(zoe.indexOf("Zoë")).isEqualTo(heading.indexOf("first name"));
    assertThat(zoe.indexOf("in 't [1m Veld")).isEqualTo(heading.indexOf("last name"));
    assertThat(lines).noneMatch(line -> line.contains("topsecret"));
  }

  @Test
  void theStateIsAlsoJson() throws Exception {
    standIn.addEnrolment(new Enrolment(COURSE_A, "manual", 0, ALICE, 0, 0, true), 5);
    standIn.addCohortMember(1, ALICE);
    JsonNode state = new JsonMapper().readTree(rest.page("/state.json"));

    assertThat(state.path("users")).hasSize(13);
    assertThat(state.path("release").asText()).isEqualTo("5.1");
    assertThat(state.path("calls").asInt()).isZero();
    assertThat(state.path("enrolments").path(0).path("user").asText()).isEqualTo("alice");
    assertThat(state.path("cohortMembers").path(0).path("cohort").asText()).isEqualTo("CV-COH-1");
  }

  @Test
  void theProgramTakesPortReleaseTokenAndProfileFields() {
    assertThat(CommandLine.parse("--port", "8081", "--release", "4.5", "--token", "abc"))
        .isEqualTo(new CommandLine(8081, MoodleRelease.V4_5, "abc", false, List.of()));
    assertThat(CommandLine.parse("--empty", "--profile-field", "a", "--profile-field", "b"))
        .extracting(CommandLine::empty, CommandLine::profileFields)
        .containsExactly(true, List.of("a", "b"));
    assertThat(CommandLine.parse().release()).isEqualTo(MoodleRelease.V5_1);
    assertThatThrownBy(() -> CommandLine.parse("--prot", "1")).hasMessageContaining("--prot");
    assertThatThrownBy(() -> CommandLine.parse("--port")).hasMessageContaining("--port");
  }
}
