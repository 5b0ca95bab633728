package nl.coachmoodle.standin.site;

import nl.coachmoodle.standin.site.ProfileField.Kind;

/** Fills a site with the people, courses and cohorts of the recorded sites. */
public final class Fixture {
  /** The guest account that every site has. */
  public static final long GUEST = 1;

  /** The first administrator, whom every site has. */
  public static final long ADMINISTRATOR = 2;

  /** The account that the token belongs to. */
  public static final long SERVICE_ACCOUNT = 3;

  /** The course that stands for the site itself. */
  public static final long SITE_COURSE = 1;

  private static final long DELETED_AT = 1767225600;

  private final Site site;

  private Fixture(Site site) {
    this.site = site;
  }

  /** Everything that the recorded sites held: see the README of the recordings. */
  public static void recorded(Site site) {
    Fixture fixture = new Fixture(site);
    fixture.accounts();
    fixture.coursesAndCohorts();
    fixture.people();
    fixture.fields();
  }

  /** The courses and cohorts of the recorded sites, the three standing accounts, nobody else. */
  public static void empty(Site site) {
    Fixture fixture = new Fixture(site);
    fixture.accounts();
    fixture.coursesAndCohorts();
  }

  private void accounts() {
    site.clear();
    site.add(
        MoodleUser.named("guest")
            .withId(GUEST)
            .with(UserColumn.FIRSTNAME, "Guest user")
            .with(UserColumn.LASTNAME, " ")
            .with(UserColumn.EMAIL, "root@localhost"));
    site.add(
        MoodleUser.named("admin")
            .withId(ADMINISTRATOR)
            .with(UserColumn.FIRSTNAME, "Admin")
            .with(UserColumn.LASTNAME, "User")
            .with(UserColumn.EMAIL, "admin@example.com")
            .with(UserColumn.MAILDISPLAY, "1"));
    site.add(
        MoodleUser.named("ws_coachview")
            .withId(SERVICE_ACCOUNT)
            .with(UserColumn.AUTH, "webservice")
            .with(UserColumn.FIRSTNAME, "Web service")
            .with(UserColumn.LASTNAME, "Coachview")
            .with(UserColumn.EMAIL, "ws@example.com")
            .with(UserColumn.CITY, "Utrecht")
            .with(UserColumn.COUNTRY, "NL"));
  }

  private void coursesAndCohorts() {
    site.add(MoodleCourse.named("site").withId(SITE_COURSE).withManualInstances());
    site.add(MoodleCourse.named("A").withIdnumber("CV-A"));
    site.add(MoodleCourse.named("B").withIdnumber("CV-B"));
    site.add(MoodleCourse.named("C").withIdnumber("CV-C"));
    site.add(MoodleCourse.named("hidden").hidden());
    site.add(MoodleCourse.named("nomanual").withManualInstances());
    site.add(MoodleCourse.named("manualdisabled").withManualInstances(false));
    site.add(MoodleCourse.named("twomanual").withManualInstances(true, true));
    site.add(MoodleCourse.named("past"));
    site.add(MoodleCohort.withIdnumber("CV-COH-1"));
    site.add(MoodleCohort.withIdnumber("CV-COH-2"));
    site.add(MoodleCohort.withIdnumber("CV-COH-3").inCategory(1));
    site.add(MoodleCohort.withIdnumber("CV-COH-4").ownedBy("local_example"));
  }

  private void people() {
    // The recorded sites had one more account here, so that alice is number 5.
    site.add(MoodleUser.named("ws_other").with(UserColumn.AUTH, "webservice"));
    add("alice", "CV-1001");
    add("bob", "CV-1002");
    add("carol", "CV-1003");
    site.add(person("dave", "CV-1004").withSuspended(true));
    add("noidn", "");
    add("accent", "cv-é1");
    add("dup1", "DUP");
    add("dup2", "DUP");
    MoodleUser gone = site.add(person("gone", "DELETED-1"));
    site.deleteUser(gone.id(), DELETED_AT);
  }

  private void add(String username, String idnumber) {
    site.add(person(username, idnumber));
  }

  private static MoodleUser person(String username, String idnumber) {
    return MoodleUser.named(username)
        .with(UserColumn.FIRSTNAME, "F " + username)
        .with(UserColumn.LASTNAME, "L " + username)
        .with(UserColumn.EMAIL, username + "@example.com")
        .with(UserColumn.IDNUMBER, idnumber)
        .with(UserColumn.CITY, "Utrecht")
        .with(UserColumn.COUNTRY, "NL");
  }

  private void fields() {
    add(ProfileField.text("cvfield"));
    add(ProfileField.text("cvlocked"));
    add(ProfileField.text("cvunique"));
    add(ProfileField.text("cvrequired"));
    add(ProfileField.text("cvhidden").restricted());
    add(ProfileField.text("cvprivate").restricted());
    add(ProfileField.of("cvmenu", Kind.MENU, "red", "green", "blue"));
    add(ProfileField.of("cvcheck", Kind.CHECKBOX));
    add(ProfileField.of("cvdate", Kind.DATETIME));
    add(ProfileField.text("cvshort").withMaxLength(5));
  }

  private void add(ProfileField field) {
    site.change(tables -> tables.fields().put(field.shortname(), field));
  }
}
