package nl.coachmoodle.function;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.coachmoodle.failure.Violation.Kind;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.EmailAddress;
import nl.coachmoodle.roster.ExternalId;
import nl.coachmoodle.roster.Person;

/**
 * The fields that requests about participants share. The second name of each is the one in
 * Coachview's e-learning link.
 */
final class ParticipantFields {
  private static final ExternalId NOBODY = new ExternalId("-");

  private static final Pattern COACHVIEW_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  /** What a request that names an id of Coachview leaves out. */
  private static final List<String> TOLD_OTHERWISE =
      List.of(
          "externalId",
          "PersoonExterneId",
          "code",
          "codes",
          "Elearningcode",
          "role",
          "start",
          "end",
          "withdrawal");

  private final RequestFields fields;

  ParticipantFields(RequestFields fields) {
    this.fields = fields;
  }

  ExternalId externalId() {
    return externalId("externalId", "PersoonExterneId");
  }

  /** The id of somebody who is not used any more. */
  ExternalId oldExternalId() {
    return externalId("oldExternalId");
  }

  /** Coachview's id of a person. */
  String personId() {
    return checked(fields.text("personId", "PersoonId").orElse(""), "personId");
  }

  private ExternalId externalId(String... names) {
    String text = fields.requiredText(names);
    if (text.isEmpty()) {
      return NOBODY;
    }
    try {
      return new ExternalId(text);
    } catch (IllegalArgumentException malformed) {
      fields.accuse(Kind.MALFORMED, names[0]);
      return NOBODY;
    }
  }

  /** The participant by an id of Coachview; empty when the request names none. */
  Optional<Asked> byCoachviewId() {
    Optional<String> enrolmentId = fields.text("enrolmentId", "OpleidingsvraagId");
    Optional<String> personId = fields.text("personId", "PersoonId");
    if (enrolmentId.isEmpty() && personId.isEmpty()) {
      return Optional.empty();
    }
    // Coachview decides, so what the request says as well could only contradict it.
    TOLD_OTHERWISE.stream()
        .filter(fields::has)
        .forEach(name -> fields.accuse(Kind.NOT_WITH_AN_ID, name));
    Optional<Boolean> suspended = fields.yesOrNo("suspended");
    return Optional.of(
        enrolmentId
            .<Asked>map(id -> new Asked.ByEnrolment(checked(id, "enrolmentId"), suspended))
            .orElseGet(
                () -> new Asked.ByPerson(checked(personId.orElse(""), "personId"), suspended)));
  }

  /** It becomes part of an address, and of a list of conditions in Coachview's own language. */
  private String checked(String id, String name) {
    String trimmed = id.strip();
    if (!COACHVIEW_ID.matcher(trimmed).matches()) {
      fields.accuse(trimmed.isEmpty() ? Kind.REQUIRED : Kind.MALFORMED, name);
    }
    return trimmed;
  }

  /** The person with at least a last name. */
  Person person(ExternalId externalId) {
    String lastName = fields.requiredText("lastName", "PersoonAchternaam");
    return personCalled(externalId, Optional.of(lastName));
  }

  /** The person as far as the request knows it. */
  Person personAsFarAsKnown(ExternalId externalId) {
    return personCalled(externalId, fields.text("lastName", "PersoonAchternaam"));
  }

  private Person personCalled(ExternalId externalId, Optional<String> lastName) {
    return new Person(
        externalId,
        fields.text("firstName", "PersoonVoornaam"),
        fields.text("initials", "PersoonVoorletters"),
        fields.text("infix", "PersoonTussenvoegsels"),
        lastName,
        emails(),
        coachviewFields());
  }

  /** The course or cohort names of the request: at least one. */
  List<String> codes() {
    List<String> codes = new ArrayList<>(fields.texts("codes"));
    fields.text("code", "Elearningcode").ifPresent(codes::add);
    codes.removeIf(String::isBlank);
    if (codes.isEmpty() && !fields.isAccused("codes", "code", "Elearningcode")) {
      fields.accuse(Kind.REQUIRED, "code");
    }
    if (codes.stream().anyMatch(code -> code.strip().chars().anyMatch(Character::isISOControl))) {
      // Codes are logged.
      fields.accuse(Kind.MALFORMED, "code");
    }
    return codes;
  }

  AccessCodes.Terms terms(ZoneId zone) {
    Optional<Instant> start = fields.moment("start", zone, LocalTime.MIN);
    Optional<Instant> end = fields.moment("end", zone, LocalTime.of(23, 59, 59));
    if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
      // Moodle would take it without a word, and nobody could ever get in.
      fields.accuse(Kind.END_BEFORE_START, "end");
    }
    return new AccessCodes.Terms(fields.number("role"), start, end);
  }

  private List<EmailAddress> emails() {
    List<EmailAddress> emails = new ArrayList<>();
    fields
        .text("email", "PersoonEmailadres")
        .filter(address -> !address.isBlank())
        .ifPresent(address -> emails.add(EmailAddress.of(address)));
    for (RequestFields email : fields.objects("emails")) {
      emails.add(
          new EmailAddress(
              email.text("address").orElse(""),
              email.choice("kind", EmailAddress.Kind.class),
              email.yesOrNo("preferred").orElse(false)));
    }
    return emails;
  }

  private Map<String, String> coachviewFields() {
    return new HashMap<>(fields.textsByName("fields"));
  }
}
