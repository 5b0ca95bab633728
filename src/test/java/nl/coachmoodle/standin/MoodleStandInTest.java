package nl.coachmoodle.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.Enrolment;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.site.UserColumn;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoodleStandInTest {
  private static final String CREATE = "core_user_create_users";
  private static final String UPDATE = "core_user_update_users";
  private static final String ENROL = "enrol_manual_enrol_users";
  private static final String UNENROL = "enrol_manual_unenrol_users";
  private static final String COHORT_ADD = "core_cohort_add_cohort_members";
  private static final long ALICE = 5;
  private static final long BOB = 6;
  private static final long COURSE_A = 2;
  private static final long STUDENT = 5;

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
  void holdsThePeopleOfTheRecordedSites() {
    assertThat(standIn.userByIdnumber("CV-1001")).map(MoodleUser::username).contains("alice");
    assertThat(standIn.user(8)).map(MoodleUser::suspended).contains(true);
    assertThat(standIn.user(13)).map(MoodleUser::deleted).contains(true);
    assertThatThrownBy(() -> standIn.userByIdnumber("DUP")).hasMessageContaining("2 users");
  }

  @Test
  void aResetForgetsPeopleSettingsFaultsAndCalls() throws Exception {
    standIn.takeAway(Capability.CREATE_USERS);
    standIn.set(SiteCondition.MAINTENANCE_WEB);
    standIn.onNext(1, Fault.answer(503, "text/html", "gone"));
    standIn.addUser(MoodleUser.named("somebody"));
    standIn.reset();

    assertThat(standIn.userByUsername("somebody")).isEmpty();
    assertThat(create("new")).hasSize(1);
    assertThat(standIn.calls()).hasSize(1);
  }

  @Test
  void anEmptySiteHasCoursesAndNobodyButTheStandingAccounts() {
    standIn.emptySite();

    assertThat(standIn.data().users().keySet()).containsExactly(1L, 2L, 3L);
    assertThat(standIn.data().courses()).containsKey(COURSE_A);
    assertThat(standIn.data().cohorts()).hasSize(4);
  }

  @Test
  void aFailingCreationLeavesNobodyBehind() throws Exception {
    List<String> fields = new ArrayList<>(List.of(RestCaller.newUser("first")));
    for (String field : RestCaller.newUser("alice")) {
      fields.add(field.replace("users[0]", "users[1]"));
    }
    JsonNode answer = rest.call(CREATE, fields.toArray(String[]::new));

    assertThat(answer.path("errorcode").asText()).isEqualTo("invalidparameter");
    assertThat(standIn.userByUsername("first")).isEmpty();
  }

  @Test
  void aFailingEnrolmentBatchLeavesNoEnrolmentBehind() throws Exception {
    JsonNode answer =
        rest.call(
            ENROL,
            "enrolments[0][roleid]=5",
            "enrolments[0][userid]=5",
            "enrolments[0][courseid]=2",
            "enrolments[1][roleid]=5",
            "enrolments[1][userid]=5",
            "enrolments[1][courseid]=999");

    assertThat(answer.path("debuginfo").asText()).isEqualTo("Context does not exist");
    assertThat(standIn.data().enrolments()).isEmpty();
    assertThat(standIn.roles(ALICE, COURSE_A)).isEmpty();
  }

  @Test
  void aNewEnrolmentWithoutTimesResetsThem() throws Exception {
    enrol(ALICE, "enrolments[0][timeend]=1798761600", "enrolments[0][suspend]=1");
    assertThat(standIn.enrolment(ALICE, COURSE_A).orElseThrow().suspended()).isTrue();
    enrol(ALICE);

    Enrolment enrolment = standIn.enrolment(ALICE, COURSE_A).orElseThrow();
    assertThat(enrolment.timeEnd()).isZero();
    assertThat(enrolment.suspended()).isFalse();
    assertThat(standIn.roles(ALICE, COURSE_A)).containsExactly(STUDENT);
  }

  @Test
  void theLastEnrolmentTakesAllRolesWithIt() throws Exception {
    standIn.addEnrolment(new Enrolment(COURSE_A, "self", 0, ALICE, 0, 0, false), 3);
    enrol(ALICE);
    unenrol(ALICE);
    assertThat(standIn.roles(ALICE, COURSE_A)).containsExactly(3L, STUDENT);

    standIn.addEnrolment(new Enrolment(COURSE_A, "manual", 0, BOB, 0, 0, false), 3);
    unenrol(BOB);
    assertThat(standIn.roles(BOB, COURSE_A)).isEmpty();
  }

  @Test
  void aRepeatedCohortMemberIsAWarning() throws Exception {
    assertThat(addToCohort().path("warnings")).isEmpty();

    assertThat(addToCohort().path("warnings").path(0).path("warningcode").asText()).isEqualTo("3");
    assertThat(standIn.cohortMembers(1)).containsExactly(ALICE);
  }

  @Test
  void oneBadUpdateKeepsTheOthers() throws Exception {
    JsonNode answer = updateCities();

    assertThat(answer.path("warnings").path(0).path("warningcode").asText())
        .isEqualTo("invaliduserid");
    assertThat(city(ALICE)).isEqualTo("One");
    assertThat(city(BOB)).isEqualTo("Two");
  }

  @Test
  void moodle39SkipsABadUpdateSilently() throws Exception {
    restart(MoodleRelease.V3_9);

    assertThat(updateCities().isNull()).isTrue();
    assertThat(city(ALICE)).isEqualTo("One");
    assertThat(city(BOB)).isEqualTo("Two");
  }

  @Test
  void moodle29UndoesAllUpdatesForOneBadOne() throws Exception {
    restart(MoodleRelease.V2_9);

    assertThat(updateCities().path("errorcode").asText()).isEqualTo("invaliduser");
    assertThat(city(ALICE)).isEqualTo("Utrecht");
    assertThat(city(BOB)).isEqualTo("Utrecht");
  }

  @Test
  void aWeakPasswordBreaksTheAnswerAndNotTheOtherUpdates() throws Exception {
    JsonNode answer =
        rest.call(
            UPDATE,
            "users[0][id]=5",
            "users[0][password]=abc",
            "users[1][id]=6",
            "users[1][city]=Two");

    assertThat(answer.path("errorcode").asText()).isEqualTo("invalidresponse");
    assertThat(city(BOB)).isEqualTo("Two");
  }

  @Test
  void profileDataIsAlteredAsMoodleAltersIt() throws Exception {
    rest.call(
        UPDATE,
        "users[0][id]=5",
        "users[0][country]=Nederland",
        "users[0][customfields][0][type]=cvshort",
        "users[0][customfields][0][value]=0123456789",
        "users[0][customfields][1][type]=cvmenu",
        "users[0][customfields][1][value]=purple",
        "users[0][customfields][2][type]=cvdate",
        "users[0][customfields][2][value]=1735689600",
        "users[0][customfields][3][type]=CVFIELD",
        "users[0][customfields][3][value]=nobody reads this");

    MoodleUser alice = standIn.user(ALICE).orElseThrow();
    assertThat(alice.text(UserColumn.COUNTRY)).isEqualTo("0");
    assertThat(alice.profile())
        .containsEntry("cvshort", "01234")
        .containsEntry("cvmenu", "")
        .containsEntry("cvdate", "1735686000")
        .hasSize(3);
  }

  @Test
  void variablesBeyondTheLimitAreDropped() throws Exception {
    standIn.settings().maxInputVars(1000);

    assertThat(enrolMany(332)).isEqualTo("null");
    assertThat(enrolMany(333)).contains("Missing required key");
    assertThat(standIn.data().enrolments()).hasSize(332);
  }

  @Test
  void aCutOnAnItemBoundarySucceedsForTheFirstPart() throws Exception {
    standIn.settings().maxInputVars(3 + 3 * 10);

    assertThat(enrolMany(20)).isEqualTo("null");
    assertThat(standIn.data().enrolments()).hasSize(10);
  }

  private void restart(MoodleRelease release) throws IOException {
    standIn.close();
    standIn = MoodleStandIn.start(release);
    rest = new RestCaller(standIn);
  }

  private JsonNode create(String username) throws Exception {
    return rest.call(CREATE, RestCaller.newUser(username));
  }

  private JsonNode updateCities() throws Exception {
    return rest.call(
        UPDATE,
        "users[0][id]=5",
        "users[0][city]=One",
        "users[1][id]=999",
        "users[1][city]=X",
        "users[2][id]=6",
        "users[2][city]=Two");
  }

  private String city(long userId) {
    return standIn.user(userId).orElseThrow().text(UserColumn.CITY);
  }

  private JsonNode addToCohort() throws Exception {
    return rest.call(
        COHORT_ADD,
        "members[0][cohorttype][type]=idnumber",
        "members[0][cohorttype][value]=CV-COH-1",
        "members[0][usertype][type]=id",
        "members[0][usertype][value]=5");
  }

  private void enrol(long userId, String... more) throws Exception {
    List<String> fields = new ArrayList<>(List.of(more));
    fields.add("enrolments[0][roleid]=5");
    fields.add("enrolments[0][userid]=" + userId);
    fields.add("enrolments[0][courseid]=" + COURSE_A);
    assertThat(rest.call(ENROL, fields.toArray(String[]::new)).isNull()).isTrue();
  }

  private void unenrol(long userId) throws Exception {
    rest.call(UNENROL, "enrolments[0][userid]=" + userId, "enrolments[0][courseid]=" + COURSE_A);
  }

  private String enrolMany(int count) throws Exception {
    List<String> fields = new ArrayList<>();
    for (int item = 0; item < count; item++) {
      MoodleUser user =
          standIn.userByUsername("many" + item).orElse(MoodleUser.named("many" + item));
      long id = user.id() == 0 ? standIn.addUser(user).id() : user.id();
      fields.add("enrolments[" + item + "][roleid]=5");
      fields.add("enrolments[" + item + "][userid]=" + id);
      fields.add("enrolments[" + item + "][courseid]=2");
    }
    return rest.post(ENROL, fields.toArray(String[]::new)).body();
  }
}
