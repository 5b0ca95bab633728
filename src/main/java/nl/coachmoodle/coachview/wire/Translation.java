package nl.coachmoodle.coachview.wire;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CourseComponent;
import nl.coachmoodle.coachview.CourseEnrolment;
import nl.coachmoodle.coachview.CourseRun;
import nl.coachmoodle.coachview.EnrolmentPart;
import nl.coachmoodle.coachview.PersonCategory;

/** Makes the entities of rows. */
final class Translation {
  private static final Name FIRST_NAME = new Name("", "voornaam");
  private static final Name INITIALS = new Name("", "voorletters");
  private static final Name INFIX = new Name("", "tussenvoegsels");
  private static final Name LAST_NAME = new Name("", "achternaam");
  private static final Name BIRTH_DATE = new Name("", "geboortedatum");
  private static final String AUDIT_TRAIL = "audittrail.";

  private final Names names;
  private final Set<String> ownFields = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  Translation(Names names) {
    this.names = names;
    List.of(
            Names.ID,
            FIRST_NAME,
            INITIALS,
            INFIX,
            LAST_NAME,
            BIRTH_DATE,
            names.externId(),
            names.externSource(),
            names.inactive(),
            names.deleted())
        .forEach(name -> ownFields.add(name.value()));
    names.emails().forEach(name -> ownFields.add(name.value()));
    names.emailKinds().forEach(name -> ownFields.add(name.value()));
  }

  CoachviewPerson person(Row row) {
    return new CoachviewPerson(
        row.id(),
        row.text(names.externId()),
        row.textIfThere(names.externSource()),
        row.text(FIRST_NAME),
        row.textIfThere(INITIALS),
        row.text(INFIX),
        row.text(LAST_NAME),
        row.has(BIRTH_DATE)
            ? row.time(BIRTH_DATE).map(LocalDateTime::toLocalDate)
            : Optional.<LocalDate>empty(),
        emails(row),
        fields(row),
        row.isTrue(names.inactive()) || row.isTrue(names.deleted()));
  }

  private List<CoachviewPerson.Email> emails(Row row) {
    List<CoachviewPerson.Email> emails = new ArrayList<>();
    List<Name> addresses = names.emails();
    List<Name> kinds = names.emailKinds();
    for (int i = 0; i < addresses.size(); i++) {
      Optional<String> kind = row.textIfThere(kinds.get(i));
      // The first address stands in every person; further ones were never seen.
      Optional<String> address =
          i == 0 ? row.text(addresses.get(i)) : row.textIfThere(addresses.get(i));
      address.ifPresent(text -> emails.add(new CoachviewPerson.Email(text, kind)));
    }
    return emails;
  }

  private Map<String, String> fields(Row row) {
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    row.values()
        .forEach(
            (name, value) -> {
              boolean isAudit = name.toLowerCase(Locale.ROOT).startsWith(AUDIT_TRAIL);
              if (!isAudit && !ownFields.contains(name)) {
                fields.put(name, value.orElse(""));
              }
            });
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    fields.forEach(
        (name, value) -> all.putIfAbsent(name.substring(name.lastIndexOf('.') + 1), value));
    ownFields.forEach(all::remove);
    all.putAll(fields);
    return all;
  }

  CourseEnrolment enrolment(Row row) {
    return new CourseEnrolment(
        row.id(),
        row.required(names.enrolmentPerson()),
        row.text(names.enrolmentRun()),
        row.required(names.enrolmentStatus()),
        row.time(names.changed()));
  }

  EnrolmentPart part(Row row) {
    row.text(names.partExempt());
    return new EnrolmentPart(
        row.id(),
        row.required(names.partEnrolment()),
        row.required(names.partComponent()),
        row.text(names.partStatus()),
        row.isTrue(names.partExempt()),
        row.time(names.changed()));
  }

  CourseComponent component(Row row) {
    return new CourseComponent(
        row.id(),
        row.required(names.componentRun()),
        row.text(names.componentForm()),
        row.text(names.componentCode()),
        row.text(names.componentEnvironment()));
  }

  CourseRun run(Row row) {
    return new CourseRun(
        row.id(),
        row.text(names.runCode()).orElse(""),
        row.required(names.runStatus()),
        row.time(names.runStart()),
        row.time(names.runEnd()),
        row.time(names.changed()));
  }

  PersonCategory category(Row row) {
    return new PersonCategory(
        row.id(), row.required(names.categoryPerson()), row.text(names.categoryName()).orElse(""));
  }
}
