package nl.coachmoodle.reconcile;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.roster.EmailAddress;
import nl.coachmoodle.roster.ExternalId;
import nl.coachmoodle.roster.Person;

/**
 * Turns a person as Coachview's API answers it into a participant. Only the fields that the
 * customer maps are taken over, under the names that the customer gave them: {@code
 * VrijveldFunctie} finds the API's {@code vrijveldFunctie}, and {@code plaats} finds {@code
 * adres.plaats}.
 */
public final class PersonTranslation {
  private final Set<String> mappedFields;

  /**
   * @param mappedFields the names of Coachview's fields that are mapped to fields of Moodle
   */
  public PersonTranslation(Collection<String> mappedFields) {
    this.mappedFields = new TreeSet<>(mappedFields);
  }

  /** The participant. What Coachview does not have stays unknown, so nothing is emptied for it. */
  public Person of(CoachviewPerson person, ExternalId externalId) {
    return new Person(
        externalId,
        person.firstName(),
        person.initials(),
        // The whole person was read: without an infix there is none.
        Optional.of(person.infix().orElse("")),
        person.lastName(),
        person.emails().stream().map(PersonTranslation::email).toList(),
        fields(person));
  }

  /** Mapped fields that this person does not have under any spelling, in alphabetical order. */
  public List<String> absentFields(CoachviewPerson person) {
    Map<String, String> found = fields(person);
    return mappedFields.stream().filter(name -> !found.containsKey(name)).toList();
  }

  private Map<String, String> fields(CoachviewPerson person) {
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    // Sorted, so that of two nested fields with one last name always the same is taken.
    new TreeMap<>(person.fields()).forEach((name, value) -> byName.putIfAbsent(last(name), value));
    byName.putAll(person.fields());
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : mappedFields) {
      Optional.ofNullable(byName.get(name)).ifPresent(value -> fields.put(name, value));
    }
    return fields;
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static EmailAddress email(CoachviewPerson.Email email) {
    return new EmailAddress(email.address(), email.kind().flatMap(PersonTranslation::kind), false);
  }

  /** Coachview's type of an address, in any casing and with or without the accent of Privé. */
  private static Optional<EmailAddress.Kind> kind(String text) {
    String plain =
        Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toUpperCase(Locale.ROOT);
    for (EmailAddress.Kind kind : EmailAddress.Kind.values()) {
      if (kind.name().equals(plain)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
