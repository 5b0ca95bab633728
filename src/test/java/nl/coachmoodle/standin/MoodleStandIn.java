package nl.coachmoodle.standin;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.coachmoodle.standin.function.Functions;
import nl.coachmoodle.standin.page.Snapshot;
import nl.coachmoodle.standin.rest.RestService;
import nl.coachmoodle.standin.rest.UploadDoor;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.CohortMember;
import nl.coachmoodle.standin.site.Enrolment;
import nl.coachmoodle.standin.site.Fixture;
import nl.coachmoodle.standin.site.Installation;
import nl.coachmoodle.standin.site.MoodleCohort;
import nl.coachmoodle.standin.site.MoodleCourse;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.ProfileField;
import nl.coachmoodle.standin.site.RoleAssignment;
import nl.coachmoodle.standin.site.Site;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.site.SiteData;
import nl.coachmoodle.standin.site.SiteSettings;
import nl.coachmoodle.standin.traffic.CallLog;
import nl.coachmoodle.standin.traffic.CostModel;
import nl.coachmoodle.standin.traffic.Fault;
import nl.coachmoodle.standin.traffic.Faults;
import nl.coachmoodle.standin.traffic.ReceivedCall;
import nl.coachmoodle.standin.traffic.RestEndpoint;

/**
 * A substitute for a Moodle site with the external service of the set-up article: real HTTP on
 * 127.0.0.1, real state, the answers of a chosen release. The contract test holds it to recorded
 * answers of real sites. Safe for parallel calls; every test makes its own.
 */
public final class MoodleStandIn implements AutoCloseable {
  /** The token unless the program was given another. */
  public static final String TOKEN = "5d3c0a6f6c1e4b7f9a2d8e4c7b1f0e9d";

  private final Site site = new Site();
  private final CallLog log = new CallLog();
  private final Faults<ReceivedCall> faults = new Faults<>();
  private final String token;
  private final SiteSettings settings;
  private final StandInServer server;
  private final RestEndpoint endpoint;

  private MoodleStandIn(MoodleRelease release, int port, String token) throws IOException {
    this.token = token;
    this.settings = new SiteSettings(token);
    Installation moodle = new Installation(release, site, settings);
    this.server =
        new StandInServer(port, () -> new Snapshot(release, site.data(), log.all().size()));
    RestService service =
        new RestService(moodle, Functions.all(moodle, "http://" + server.authority()));
    this.endpoint = new RestEndpoint(service, log, faults);
    Fixture.recorded(site);
    server.serve(endpoint, new UploadDoor(moodle));
  }

  /** Starts on any free port, filled like the recorded sites. */
  public static MoodleStandIn start(MoodleRelease release) throws IOException {
    return start(release, 0, TOKEN);
  }

  /** Starts on a port; 0 is any free one. */
  public static MoodleStandIn start(MoodleRelease release, int port) throws IOException {
    return start(release, port, TOKEN);
  }

  /** Starts on a port with a token. */
  public static MoodleStandIn start(MoodleRelease release, int port, String token)
      throws IOException {
    return new MoodleStandIn(release, port, token);
  }

  /** Starts the stand-in and prints where it listens; runs until it is stopped. */
  public static void main(String[] arguments) throws IOException {
    CommandLine line = CommandLine.parse(arguments);
    MoodleStandIn standIn = start(line.release(), line.port(), line.token());
    if (line.empty()) {
      standIn.emptySite();
    }
    line.profileFields().forEach(field -> standIn.addProfileField(ProfileField.text(field)));
    System.out.println("Moodle " + line.release().label() + " stand-in: " + standIn.uri());
  }

  /** The root of the site, without a slash at the end. */
  public URI uri() {
    return URI.create("http://" + server.authority());
  }

  /** The web service token. */
  public String token() {
    return token;
  }

  /** Everything as after the start: the people and settings of the recorded sites, no calls. */
  public void reset() {
    Fixture.recorded(site);
    forget();
  }

  /** The same without people and profile fields: standing accounts, courses and cohorts only. */
  public void emptySite() {
    Fixture.empty(site);
    forget();
  }

  private void forget() {
    settings.restore();
    faults.clear();
    log.forget();
    endpoint.cost(CostModel.free());
  }

  /** Adds a user; one without an id gets the next. */
  public MoodleUser addUser(MoodleUser user) {
    return site.add(user);
  }

  /** Replaces a user with the same id. */
  public void replaceUser(MoodleUser user) {
    site.add(user);
  }

  /** Deletes a user as Moodle does. */
  public void deleteUser(long userId) {
    site.deleteUser(userId, System.currentTimeMillis() / 1000);
  }

  /** Adds or replaces a course; one without an id gets the next. */
  public MoodleCourse addCourse(MoodleCourse course) {
    return site.add(course);
  }

  /** Adds or replaces a cohort; one without an id gets the next. */
  public MoodleCohort addCohort(MoodleCohort cohort) {
    return site.add(cohort);
  }

  /** Adds or replaces a custom profile field. */
  public void addProfileField(ProfileField field) {
    site.change(tables -> tables.fields().put(field.shortname(), field));
  }

  /** Adds or replaces an enrolment, by whatever method, with a role. */
  public void addEnrolment(Enrolment enrolment, long roleId) {
    site.change(
        tables -> {
          tables.enrolments().put(enrolment.key(), enrolment);
          tables.roles().add(new RoleAssignment(enrolment.courseId(), enrolment.userId(), roleId));
        });
  }

  /** Adds a cohort member. */
  public void addCohortMember(long cohortId, long userId) {
    site.change(tables -> tables.members().add(new CohortMember(cohortId, userId)));
  }

  /** Removes a cohort member, if there is one. */
  public void removeCohortMember(long cohortId, long userId) {
    site.change(tables -> tables.members().remove(new CohortMember(cohortId, userId)));
  }

  /** A copy of the committed state, for whatever the methods below do not tell. */
  public SiteData data() {
    return site.data().copy();
  }

  /** The user with this id. */
  public Optional<MoodleUser> user(long id) {
    return data().user(id);
  }

  /** The users with exactly this id number: possibly several. */
  public List<MoodleUser> usersByIdnumber(String idnumber) {
    return data().users().values().stream()
        .filter(user -> user.idnumber().equals(idnumber))
        .toList();
  }

  /**
   * The only user with exactly this id number.
   *
   * @throws IllegalStateException when there are several
   */
  public Optional<MoodleUser> userByIdnumber(String idnumber) {
    List<MoodleUser> found = usersByIdnumber(idnumber);
    if (found.size() > 1) {
      throw new IllegalStateException(found.size() + " users have idnumber " + idnumber);
    }
    return found.stream().findFirst();
  }

  /** The user with exactly this user name. */
  public Optional<MoodleUser> userByUsername(String username) {
    return data().users().values().stream()
        .filter(user -> user.username().equals(username))
        .findFirst();
  }

  /** The manual enrolment of a user in a course. */
  public Optional<Enrolment> enrolment(long userId, long courseId) {
    return data().enrolmentsOf(userId, courseId).stream().filter(Enrolment::manual).findFirst();
  }

  /** The roles of a user in a course. */
  public List<Long> roles(long userId, long courseId) {
    return data().roles().stream()
        .filter(role -> role.userId() == userId && role.courseId() == courseId)
        .map(RoleAssignment::roleId)
        .sorted()
        .toList();
  }

  /** The ids of the members of a cohort, sorted. */
  public List<Long> cohortMembers(long cohortId) {
    return data().members().stream()
        .filter(member -> member.cohortId() == cohortId)
        .map(CohortMember::userId)
        .sorted()
        .toList();
  }

  /** What administrators set: rights, tokens, languages, collation, limits. */
  public SiteSettings settings() {
    return settings;
  }

  /** Makes something hold for the site, such as maintenance. */
  public void set(SiteCondition condition) {
    settings.set(condition);
  }

  /** Makes something no longer hold. */
  public void clear(SiteCondition condition) {
    settings.clear(condition);
  }

  /** Takes a capability away from the service role. */
  public void takeAway(Capability capability) {
    settings.takeAway(capability);
  }

  /** Gives a capability back to the service role. */
  public void giveBack(Capability capability) {
    settings.giveBack(capability);
  }

  /** The received calls in order of arrival, those with faults too. */
  public List<ReceivedCall> calls() {
    return log.all();
  }

  /** How many calls of a function were received. */
  public int callCount(String function) {
    return log.count(function);
  }

  /** Forgets the received calls. */
  public void forgetCalls() {
    log.forget();
  }

  /** Waits until so many calls of a function have arrived, at most ten seconds. */
  public void awaitCalls(String function, int count) throws InterruptedException {
    log.await(function, count);
  }

  /** Plans a fault for the next calls of any function. */
  public void onNext(int calls, Fault fault) {
    faults.plan(calls, call -> true, fault);
  }

  /** Plans a fault for the next calls of a function. */
  public void onNext(int calls, String function, Fault fault) {
    faults.plan(calls, call -> call.function().equals(function), fault);
  }

  /** Plans a fault for the next calls that match. */
  public void onNext(int calls, Predicate<ReceivedCall> matches, Fault fault) {
    faults.plan(calls, matches, fault);
  }

  /** Changes how long calls take. */
  public void cost(CostModel model) {
    endpoint.cost(model);
  }

  @Override
  public void close() {
    server.close();
  }
}
