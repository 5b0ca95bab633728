package nl.coachmoodle.function;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.cloud.RotatingSecrets;
import nl.coachmoodle.failure.Violation.Kind;
import nl.coachmoodle.moodle.CohortKey;
import nl.coachmoodle.moodle.wire.MoodleSettings;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.ProfileRules;
import nl.coachmoodle.roster.SignInRule;
import nl.coachmoodle.setup.SetupSettings;
import nl.coachmoodle.setup.Subject;
import nl.coachmoodle.setup.report.MoodleVersion;

/** What is to be examined: what the settings name, and what a request adds. */
@Singleton
public class SetupSubject {
  /** As Moodle makes them: md5 of random bytes. */
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}(/\\d{1,3})?");

  private static final String NAMED = "idnumber=";

  private final MoodleSettings moodle;
  private final ElearningSettings elearning;
  private final AccessCodes codes;
  private final ProfileRules profile;
  private final SetupSettings setup;
  private final RotatingSecret token;

  public SetupSubject(
      MoodleSettings moodle,
      ElearningSettings elearning,
      AccessCodes codes,
      ProfileRules profile,
      SetupSettings setup,
      RotatingSecrets secrets) {
    this.moodle = moodle;
    this.elearning = elearning;
    this.codes = codes;
    this.profile = profile;
    this.setup = setup;
    this.token = secrets.named("moodle.token");
  }

  void checkSettings(@Observes SettingProblems problems) {
    moodle
        .version()
        .filter(version -> MoodleVersion.of(version).isEmpty())
        .ifPresent(
            version -> problems.add("moodle.version=" + version + " is not a version such as 4.5"));
    setup
        .cohorts()
        .orElse(List.of())
        .forEach(
            cohort -> {
              if (cohort(cohort.strip()).isEmpty()) {
                problems.add("setup.cohorts: " + cohort + " is neither 7 nor idnumber=X");
              }
            });
    setup
        .egressAddresses()
        .orElse(List.of())
        .forEach(
            address -> {
              if (!ADDRESS.matcher(address.strip()).matches()) {
                problems.add(
                    "setup.egress-addresses: "
                        + address
                        + " is not an address or range such as 203.0.113.7 or 203.0.113.0/28");
              }
            });
  }

  Subject of(RequestFields request) {
    Set<Long> courses = new LinkedHashSet<>();
    Set<CohortKey> cohorts = new LinkedHashSet<>();
    addRequested(request, courses, cohorts);
    addConfigured(courses, cohorts);
    return new Subject(
        moodle.url().site(),
        moodle.url().isUnprotected(),
        !TOKEN.matcher(token.value().orElse("")).matches(),
        setup.egressAddresses().orElse(List.of()),
        List.copyOf(courses),
        List.copyOf(cohorts),
        moodle.studentRoleId(),
        profile.language(),
        profile.signIn() instanceof SignInRule.Plugin plugin
            ? Optional.of(plugin.auth())
            : Optional.empty(),
        profile.customFields(),
        moodle.version().flatMap(MoodleVersion::of),
        request.text("participant").filter(text -> !text.isBlank()),
        probe(request));
  }

  /** Only by an explicit yes, and only where the request itself says. */
  private static Optional<Subject.Probe> probe(RequestFields request) {
    return request.yesOrNo("probe").orElse(false)
        ? Optional.of(new Subject.Probe(number(request, "course"), number(request, "cohort")))
        : Optional.empty();
  }

  private static Optional<Long> number(RequestFields request, String field) {
    return request
        .text(field)
        .map(String::strip)
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Long::parseLong);
  }

  private static void addRequested(
      RequestFields request, Set<Long> courses, Set<CohortKey> cohorts) {
    request
        .text("course")
        .filter(text -> !text.isBlank())
        .ifPresent(
            text -> {
              String course = text.strip();
              if (NUMBER.matcher(course).matches()) {
                courses.add(Long.parseLong(course));
              } else {
                request.accuse(Kind.MALFORMED, "course");
              }
            });
    request
        .text("cohort")
        .filter(text -> !text.isBlank())
        .ifPresent(
            text ->
                cohort(text.strip())
                    .ifPresentOrElse(cohorts::add, () -> request.accuse(Kind.MALFORMED, "cohort")));
  }

  private void addConfigured(Set<Long> courses, Set<CohortKey> cohorts) {
    for (String code : elearning.allCodes().keySet().stream().sorted().toList()) {
      for (Access access : codes.grant(code, AccessCodes.Terms.none())) {
        if (access instanceof Access.Course course) {
          courses.add(course.courseId());
        } else if (access instanceof Access.Cohort cohort) {
          cohorts.add(cohort.cohort());
        }
      }
    }
    elearning.allCohortIds().values().forEach(id -> cohorts.add(new CohortKey.Id(id)));
    courses.addAll(setup.courses().orElse(List.of()));
    setup.cohorts().orElse(List.of()).forEach(text -> cohort(text.strip()).ifPresent(cohorts::add));
  }

  /** {@code 7} or {@code idnumber=X}. */
  static Optional<CohortKey> cohort(String text) {
    if (NUMBER.matcher(text).matches()) {
      return Optional.of(new CohortKey.Id(Long.parseLong(text)));
    }
    return text.startsWith(NAMED) && text.length() > NAMED.length()
        ? Optional.of(new CohortKey.Idnumber(text.substring(NAMED.length())))
        : Optional.empty();
  }
}
