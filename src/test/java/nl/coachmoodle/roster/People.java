package nl.coachmoodle.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Participants for tests. */
final class People {
  private People() {}

  /** Somebody with a usual Dutch name and one e-mail address made from the id. */
  static Person person(String externalId) {
    return new Person(
        new ExternalId(externalId),
        Optional.of("Jan"),
        Optional.of("J."),
        Optional.of("de"),
        Optional.of("Vries"),
        List.of(EmailAddress.of(address(externalId))),
        Map.of());
  }

  static Person named(String externalId, String first, String infix, String last) {
    Person person = person(externalId);
    return new Person(
        person.externalId(),
        Optional.of(first).filter(text -> !text.isEmpty()),
        Optional.empty(),
        Optional.of(infix).filter(text -> !text.isEmpty()),
        Optional.of(last),
        person.emails(),
        Map.of());
  }

  static Person with(Person person, String field, String value) {
    Map<String, String> fields = new TreeMap<>(person.fields());
    fields.put(field, value);
    return new Person(
        person.externalId(),
        person.firstName(),
        person.initials(),
        person.infix(),
        person.lastName(),
        person.emails(),
        fields);
  }

  static Person withEmails(Person person, EmailAddress... emails) {
    return new Person(
        person.externalId(),
        person.firstName(),
        person.initials(),
        person.infix(),
        person.lastName(),
        List.of(emails),
        person.fields());
  }

  static Person withEmail(Person person, String email) {
    return withEmails(person, EmailAddress.of(email));
  }

  /** So many of them, from CV-1 on. */
  static List<Person> many(int count) {
    List<Person> people = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      people.add(person("CV-" + i));
    }
    return people;
  }

  private static String address(String externalId) {
    return "p" + Integer.toHexString(externalId.hashCode()) + "@example.nl";
  }

  static Person inUtrecht(String externalId) {
    return with(person(externalId), "city", "Utrecht");
  }

  static Person atSchool(String externalId) {
    return with(inUtrecht(externalId), "institution", "School");
  }
}
