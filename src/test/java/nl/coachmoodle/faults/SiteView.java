package nl.coachmoodle.faults;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.Enrolment;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.SiteData;
import nl.coachmoodle.standin.site.UserColumn;

/** What Moodle holds at one moment. */
final class SiteView {
  private final Map<String, List<MoodleUser>> accounts;
  private final Map<Long, List<Enrolment>> enrolments;
  private final SiteData data;

  SiteView(MoodleStandIn moodle) {
    this.data = moodle.data();
    this.accounts =
        data.users().values().stream()
            .filter(user -> !user.idnumber().isEmpty())
            .collect(Collectors.groupingBy(MoodleUser::idnumber));
    this.enrolments =
        data.enrolments().values().stream().collect(Collectors.groupingBy(Enrolment::userId));
  }

  /** External ids that more than one account has. */
  Set<String> twice() {
    return accounts.entrySet().stream()
        .filter(one -> one.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  Optional<MoodleUser> account(String externalId) {
    return accounts.getOrDefault(externalId, List.of()).stream().findFirst();
  }

  String name(MoodleUser user) {
    return user.text(UserColumn.FIRSTNAME) + " " + user.text(UserColumn.LASTNAME);
  }

  /** Courses and cohorts. */
  Set<String> rights(MoodleUser user, boolean withSuspended) {
    TreeSet<String> rights = new TreeSet<>();
    for (Enrolment enrolment : enrolments.getOrDefault(user.id(), List.of())) {
      if (withSuspended || !enrolment.suspended()) {
        rights.add("course:" + enrolment.courseId() + (enrolment.suspended() ? " suspended" : ""));
      }
    }
    data.members().stream()
        .filter(member -> member.userId() == user.id())
        .forEach(member -> rights.add("cohort:" + member.cohortId()));
    return rights;
  }
}
