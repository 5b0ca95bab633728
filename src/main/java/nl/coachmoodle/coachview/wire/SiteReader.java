package nl.coachmoodle.coachview.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import nl.coachmoodle.coachview.Bookmark;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.coachview.Conditions;
import nl.coachmoodle.coachview.CourseComponent;
import nl.coachmoodle.coachview.CourseEnrolment;
import nl.coachmoodle.coachview.CourseRun;
import nl.coachmoodle.coachview.EnrolmentPart;
import nl.coachmoodle.coachview.Page;
import nl.coachmoodle.coachview.PersonCategory;
import nl.coachmoodle.coachview.Window;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.failure.Violation;

/** Coachview's lists over HTTP, for one operation. */
final class SiteReader implements CoachviewService {
  private static final int VALUES_PER_REQUEST = 100;

  /** Of the values in an address, which stays below 4,000: room for as many GUIDs. */
  private static final int LETTERS_PER_REQUEST = 3_900;

  private final PatientReader reader;
  private final Errand errand;
  private final Names names;
  private final Translation translation;
  private final ConditionMoment moments;
  private final CoachviewSettings.Page page;

  SiteReader(
      PatientReader reader,
      Errand errand,
      Names names,
      ConditionMoment moments,
      CoachviewSettings.Page page) {
    this.reader = reader;
    this.errand = errand;
    this.names = names;
    this.translation = new Translation(names);
    this.moments = moments;
    this.page = page;
  }

  @Override
  public List<CoachviewPerson> persons(Collection<String> ids) {
    return all(names.persons(), Names.ID, ids, translation::person);
  }

  @Override
  public List<CoachviewPerson> personsByExternalId(Collection<String> externIds) {
    return all(names.persons(), names.externId(), externIds, translation::person);
  }

  @Override
  public List<CourseEnrolment> enrolments(Collection<String> ids) {
    return all(names.enrolments(), Names.ID, ids, translation::enrolment);
  }

  @Override
  public List<CourseEnrolment> enrolmentsOf(Collection<String> personIds) {
    return all(names.enrolments(), names.enrolmentPerson(), personIds, translation::enrolment);
  }

  @Override
  public List<CourseEnrolment> enrolmentsIn(Collection<String> runIds) {
    return all(names.enrolments(), names.enrolmentRun(), runIds, translation::enrolment);
  }

  @Override
  public List<EnrolmentPart> partsOf(Collection<String> enrolmentIds) {
    return all(names.parts(), names.partEnrolment(), enrolmentIds, translation::part);
  }

  @Override
  public List<CourseComponent> components(Collection<String> ids) {
    return all(names.components(), Names.ID, ids, translation::component);
  }

  @Override
  public List<CourseComponent> componentsOf(Collection<String> runIds) {
    return all(names.components(), names.componentRun(), runIds, translation::component);
  }

  @Override
  public List<CourseRun> runs(Collection<String> ids) {
    return all(names.runs(), Names.ID, ids, translation::run);
  }

  @Override
  public List<PersonCategory> categoriesOf(Collection<String> personIds) {
    return all(names.categories(), names.categoryPerson(), personIds, translation::category);
  }

  @Override
  public Page<CoachviewPerson> persons(Window window, Optional<Bookmark> from) {
    return page(names.persons(), window, from, translation::person);
  }

  @Override
  public Page<CourseEnrolment> enrolments(Window window, Optional<Bookmark> from) {
    return page(names.enrolments(), window, from, translation::enrolment);
  }

  @Override
  public Page<EnrolmentPart> parts(Window window, Optional<Bookmark> from) {
    return page(names.parts(), window, from, translation::part);
  }

  @Override
  public Page<CourseComponent> components(Window window, Optional<Bookmark> from) {
    return page(names.components(), window, from, translation::component);
  }

  @Override
  public Page<CourseRun> runs(Window window, Optional<Bookmark> from) {
    return page(names.runs(), window, from, translation::run);
  }

  @Override
  public int calls() {
    return errand.calls();
  }

  @Override
  public OptionalInt quotaLeft() {
    return reader.quota().left();
  }

  private <T> Page<T> page(
      Source source, Window window, Optional<Bookmark> from, Function<Row, T> translate) {
    Position position =
        from.map(Position::of)
            .orElseGet(
                () ->
                    Position.start(
                        window.changedSince().map(day -> moments.floor(day.atStartOfDay()))));
    Reading.Part part = reading(source, Optional.empty(), true).from(position);
    return new Page<>(
        part.rows().stream().map(translate).toList(),
        part.next().map(Position::bookmark),
        part.total());
  }

  private <T> List<T> all(
      Source source, Name property, Collection<String> values, Function<Row, T> translate) {
    List<String> distinct = values.stream().distinct().sorted().toList();
    if (!distinct.stream().allMatch(Conditions::canHold)) {
      throw new FailedException(
          Failure.of(FailureCode.INPUT_INVALID)
              .with(
                  "violations",
                  new Violation(Violation.Kind.MALFORMED, property.value()).toString()));
    }
    List<T> found = new ArrayList<>();
    for (List<String> some : requests(distinct)) {
      Reading reading = reading(source, Optional.of(new Filter(property, some)), false);
      Optional<Position> position = Optional.of(Position.start(Optional.empty()));
      while (position.isPresent()) {
        Reading.Part part = reading.from(position.get());
        part.rows().forEach(row -> found.add(translate.apply(row)));
        position = part.next();
      }
    }
    return found;
  }

  private static List<List<String>> requests(List<String> values) {
    List<List<String>> requests = new ArrayList<>();
    int begin = 0;
    int letters = 0;
    for (int i = 0; i < values.size(); i++) {
      int more = URLEncoder.encode(values.get(i) + ",", StandardCharsets.UTF_8).length();
      if (i - begin == VALUES_PER_REQUEST || letters + more > LETTERS_PER_REQUEST) {
        requests.add(values.subList(begin, i));
        begin = i;
        letters = 0;
      }
      letters += more;
    }
    if (begin < values.size()) {
      requests.add(values.subList(begin, values.size()));
    }
    return requests;
  }

  private Reading reading(Source source, Optional<Filter> filter, boolean mustTellEmptiness) {
    List<Name> conditions = new ArrayList<>(List.of(names.changed()));
    filter.ifPresent(condition -> conditions.add(0, condition.property()));
    return new Reading(
        new Lister(reader, errand, source, filter, conditions),
        moments,
        names.changed(),
        page,
        mustTellEmptiness);
  }
}
