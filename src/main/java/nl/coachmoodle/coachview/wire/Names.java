package nl.coachmoodle.coachview.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The configured names, each with its setting. */
final class Names {
  static final Name ID = new Name("", "id");
  private static final int ADDRESSES = 3;

  private final CoachviewNames configured;

  Names(CoachviewNames configured) {
    this.configured = configured;
  }

  Source persons() {
    return new Source(new Name("entity-persons", configured.entityPersons()), true, false);
  }

  Source categories() {
    return new Source(new Name("entity-categories", configured.entityCategories()), false, false);
  }

  Source runs() {
    return new Source(new Name("entity-runs", configured.entityRuns()), false, true);
  }

  Source components() {
    return new Source(new Name("entity-components", configured.entityComponents()), false, false);
  }

  Source enrolments() {
    return new Source(new Name("entity-enrolments", configured.entityEnrolments()), false, false);
  }

  Source parts() {
    return new Source(new Name("entity-parts", configured.entityParts()), false, false);
  }

  Name changed() {
    return new Name("changed", configured.changed());
  }

  Name externId() {
    return new Name("person-extern-id", configured.personExternId());
  }

  Name externSource() {
    return new Name("person-extern-source", configured.personExternSource());
  }

  /** The names of the three addresses. */
  List<Name> emails() {
    return numbered("person-email", configured.personEmail());
  }

  /** The names of their types, in the same order. */
  List<Name> emailKinds() {
    return numbered("person-email-kind", configured.personEmailKind());
  }

  Name inactive() {
    return new Name("person-inactive", configured.personInactive());
  }

  Name deleted() {
    return new Name("person-deleted", configured.personDeleted());
  }

  Name categoryPerson() {
    return new Name("category-person", configured.categoryPerson());
  }

  Name categoryName() {
    return new Name("category-name", configured.categoryName());
  }

  Name runCode() {
    return new Name("run-code", configured.runCode());
  }

  Name runStatus() {
    return new Name("run-status", configured.runStatus());
  }

  Name runStart() {
    return new Name("run-start", configured.runStart());
  }

  Name runEnd() {
    return new Name("run-end", configured.runEnd());
  }

  Name componentRun() {
    return new Name("component-run", configured.componentRun());
  }

  Name componentForm() {
    return new Name("component-form", configured.componentForm());
  }

  Name componentCode() {
    return new Name("component-code", configured.componentCode());
  }

  Name componentEnvironment() {
    return new Name("component-environment", configured.componentEnvironment());
  }

  Name enrolmentPerson() {
    return new Name("enrolment-person", configured.enrolmentPerson());
  }

  Name enrolmentRun() {
    return new Name("enrolment-run", configured.enrolmentRun());
  }

  Name enrolmentStatus() {
    return new Name("enrolment-status", configured.enrolmentStatus());
  }

  Name partEnrolment() {
    return new Name("part-enrolment", configured.partEnrolment());
  }

  Name partComponent() {
    return new Name("part-component", configured.partComponent());
  }

  Name partStatus() {
    return new Name("part-status", configured.partStatus());
  }

  Name partExempt() {
    return new Name("part-exempt", configured.partExempt());
  }

  /** Every name, to be checked. */
  List<Name> all() {
    List<Name> all = new ArrayList<>();
    for (Source source :
        List.of(persons(), categories(), runs(), components(), enrolments(), parts())) {
      all.add(source.entity());
    }
    all.addAll(emails());
    all.addAll(emailKinds());
    all.addAll(
        List.of(
            changed(),
            externId(),
            externSource(),
            inactive(),
            deleted(),
            categoryPerson(),
            categoryName(),
            runCode(),
            runStatus(),
            runStart(),
            runEnd(),
            componentRun(),
            componentForm(),
            componentCode(),
            componentEnvironment(),
            enrolmentPerson(),
            enrolmentRun(),
            enrolmentStatus(),
            partEnrolment(),
            partComponent(),
            partStatus(),
            partExempt()));
    return all;
  }

  private static List<Name> numbered(String setting, String pattern) {
    return IntStream.rangeClosed(1, ADDRESSES)
        .mapToObj(number -> new Name(setting, pattern.replace("*", String.valueOf(number))))
        .toList();
  }
}
