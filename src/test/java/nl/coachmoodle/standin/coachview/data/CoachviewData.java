package nl.coachmoodle.standin.coachview.data;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Everything that the imitated Coachview holds. Each change is kept in the row's audit trail, with
 * the time of the stand-in's clock. Safe for parallel calls.
 */
public final class CoachviewData {
  /** Coachview's times carry no zone; presumably they are Dutch. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private final Map<Entity, Map<String, Row>> tables = new EnumMap<>(Entity.class);
  private final InstantSource clock;
  private int lastNumber;

  public CoachviewData(InstantSource clock) {
    this.clock = clock;
    clear();
  }

  /** Forgets every row. */
  public synchronized void clear() {
    for (Entity entity : Entity.values()) {
      tables.put(entity, new LinkedHashMap<>());
    }
    lastNumber = 0;
  }

  /**
   * Adds a person with one e-mail address.
   *
   * @param externId null for none
   * @param infix null for none
   * @param email null for none
   * @return its id
   */
  public String addPerson(
      String externId, String firstName, String infix, String lastName, String email) {
    return add(
        Entity.PERSONEN,
        row ->
            row.with("voorletters", firstName == null ? null : firstName.charAt(0) + ".")
                .with("voornaam", firstName)
                .with("tussenvoegsels", infix)
                .with("achternaam", lastName)
                .with("geboortedatum", null)
                .with("inactief", false)
                .with("email1", email)
                .with("email1TypeId", email == null ? null : "Zakelijk")
                .with("email2", null)
                .with("email2TypeId", null)
                .with("email3", null)
                .with("email3TypeId", null)
                .with("externId", externId)
                .with("externSource", externId == null ? null : "HR")
                .with("adres", new LinkedHashMap<>(Map.of("plaats", "Utrecht", "landCode", "NL"))));
  }

  /** Adds a category to a person. */
  public String addCategory(String personId, String name) {
    return add(
        Entity.PERSOONSCATEGORIEEN, row -> row.with("persoonId", personId).with("categorie", name));
  }

  /**
   * Adds a course run.
   *
   * @param status such as {@code Definitief}
   */
  public String addRun(String code, String status) {
    LocalDateTime start = now().truncatedTo(ChronoUnit.DAYS).plusDays(7).plusHours(9);
    return add(
        Entity.OPLEIDINGEN,
        row ->
            row.with("code", code)
                .with("naam", "Opleiding " + code)
                .with("opleidingStatusId", status)
                .withComputed("startDatum", text(start))
                .withComputed("eindDatum", text(start.plusDays(30).plusHours(8))));
  }

  /** Adds an e-learning component to a run. */
  public String addElearning(String runId, String elearningCode) {
    return addComponent(runId, "Elearning", elearningCode);
  }

  /**
   * Adds a component to a run.
   *
   * @param form such as {@code Klassikaal}
   * @param elearningCode null for none
   */
  public String addComponent(String runId, String form, String elearningCode) {
    return add(
        Entity.OPLEIDINGSONDERDELEN,
        row ->
            row.with("naam", form)
                .with("datum", null)
                .with("lesvormId", form)
                .with("elearningOmgevingId", elearningCode == null ? null : 6)
                .with("elearningCode", elearningCode)
                .with("opleidingId", runId));
  }

  /**
   * Enrols a person in a run, without parts.
   *
   * @param runId null on a waiting list
   * @param status such as {@code Ingepland}
   */
  public String addEnrolment(String personId, String runId, String status) {
    return add(
        Entity.OPLEIDINGSVRAGEN,
        row ->
            row.with("persoonId", personId)
                .with("opleidingId", runId)
                .with("opleidingsvraagStatusId", status));
  }

  /** Adds a part to an enrolment: the person follows this component. */
  public String addPart(String enrolmentId, String componentId) {
    return add(
        Entity.OPLEIDINGSVRAAGONDERDELEN,
        row ->
            row.with("opleidingsvraagId", enrolmentId)
                .with("opleidingsonderdeelId", componentId)
                .with("opleidingsvraagonderdeelStatusId", "Ingepland")
                .with("heeftVrijstelling", false));
  }

  /** Enrols a person in a run and in all its components, status {@code Ingepland}. */
  public synchronized String enrol(String personId, String runId) {
    String enrolmentId = addEnrolment(personId, runId, "Ingepland");
    rows(Entity.OPLEIDINGSONDERDELEN).stream()
        .filter(row -> row.text("opleidingId").filter(runId::equals).isPresent())
        .forEach(row -> addPart(enrolmentId, row.id()));
    return enrolmentId;
  }

  /** Changes the status of an enrolment, such as to {@code Vervallen}. */
  public void setStatus(String enrolmentId, String status) {
    change(Entity.OPLEIDINGSVRAGEN, enrolmentId, "opleidingsvraagStatusId", status);
  }

  /** Changes one property. */
  public void change(Entity entity, String id, String property, Object value) {
    update(entity, id, row -> row.with(property, value));
  }

  /** Sets a free field of a person, such as {@code vrijveldFunctie}. */
  public void setFreeField(String personId, String code, Object value) {
    update(Entity.PERSONEN, personId, row -> row.withFreeField(code, value));
  }

  /** Sets start and end of a run. */
  public void setDates(String runId, LocalDateTime start, LocalDateTime end) {
    update(
        Entity.OPLEIDINGEN,
        runId,
        row -> row.withComputed("startDatum", text(start)).withComputed("eindDatum", text(end)));
  }

  /** Moves the last change of a row, its creation with it. */
  public synchronized void changedAt(Entity entity, String id, LocalDateTime time) {
    put(entity, get(entity, id).bornAt(time));
  }

  /** What Coachview does when a person with history is deleted: random data, no way back. */
  public void anonymise(String personId) {
    update(
        Entity.PERSONEN,
        personId,
        row -> {
          Row anonymous = row.withoutFreeFields();
          for (String emptied :
              List.of("voornaam", "voorletters", "tussenvoegsels", "email1", "externId")) {
            anonymous = anonymous.with(emptied, null);
          }
          return anonymous
              .with("externSource", null)
              .with("achternaam", "Xq" + Integer.toHexString(personId.hashCode()))
              .with("inactief", true);
        });
  }

  /** Deletes a row without a trace. */
  public synchronized void delete(Entity entity, String id) {
    get(entity, id);
    tables.get(entity).remove(id);
  }

  /** A row by its id. */
  public synchronized Optional<Row> row(Entity entity, String id) {
    return Optional.ofNullable(tables.get(entity).get(id.toLowerCase(java.util.Locale.ROOT)));
  }

  /** The rows of an entity in the order of their creation. */
  public synchronized List<Row> rows(Entity entity) {
    return new ArrayList<>(tables.get(entity).values());
  }

  /** The rows that a property such as {@code opleidingId} of a row names. */
  public Map<String, Row> relations(Row row) {
    Map<String, Row> related = new LinkedHashMap<>();
    row.properties()
        .forEach(
            (name, value) ->
                Entity.namedBy(name)
                    .filter(entity -> value != null)
                    .flatMap(entity -> row(entity, value.toString()))
                    .ifPresent(found -> related.put(name.substring(0, name.length() - 2), found)));
    return related;
  }

  private synchronized String add(Entity entity, UnaryOperator<Row> fill) {
    lastNumber++;
    String name = entity.path() + "/" + lastNumber;
    String id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    put(entity, fill.apply(Row.of(id, now()).with("id", id)));
    return id;
  }

  private synchronized void update(Entity entity, String id, UnaryOperator<Row> change) {
    put(entity, change.apply(get(entity, id)).changedAt(now()));
  }

  private void put(Entity entity, Row row) {
    tables.get(entity).put(row.id(), row);
  }

  private Row get(Entity entity, String id) {
    return row(entity, id).orElseThrow(() -> new NoSuchElementException(entity + " " + id));
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZONE).truncatedTo(ChronoUnit.MILLIS);
  }

  private static String text(LocalDateTime time) {
    return time.truncatedTo(ChronoUnit.SECONDS)
        .format(java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }
}
