package nl.coachmoodle.roster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/** Turns a person of Coachview into the profile that Moodle should hold, by the rules. */
final class Profiles {
  /** What Moodle accepts in practice; international domains and quoted local parts it refuses. */
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  private static final Set<String> NEVER_EMPTY = Set.of("lang", "timezone");

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  private final ProfileRules rules;

  Profiles(ProfileRules rules) {
    this.rules = rules;
  }

  /**
   * The wanted profile.
   *
   * @throws FailedException when a value does not fit; nothing is ever cut
   */
  WantedProfile of(Person person) {
    Map<String, String> fields = new HashMap<>(names(person));
    Map<String, String> customFields = new HashMap<>();
    rules
        .fields()
        .forEach(
            (moodleField, coachviewField) -> {
              String raw = person.fields().get(coachviewField);
              if (raw != null) {
                take(moodleField, Spelling.clean(raw), fields, customFields);
              }
            });
    Set<String> stopgaps = new HashSet<>();
    if (text(person.firstName()).isEmpty()) {
      stopgaps.add("firstname");
    }
    Optional<String> address = chosen(person.emails());
    Optional<Failure> emailProblem = emailProblem(address);
    if (emailProblem.isEmpty()) {
      address.ifPresent(known -> fields.put("email", known));
    } else {
      Optional<String> placeholder = placeholder(person);
      placeholder.ifPresent(madeUp -> fields.put("email", madeUp));
      stopgaps.add("email");
      emailProblem = emailProblem.filter(problem -> placeholder.isEmpty());
    }
    fields.forEach(Profiles::checkWidth);
    boolean isInfixUntold = rules.infix() == InfixRule.IN_LAST_NAME && person.infix().isEmpty();
    return new WantedProfile(fields, customFields, stopgaps, isInfixUntold, emailProblem);
  }

  private Map<String, String> names(Person person) {
    Map<String, String> names = new HashMap<>();
    Optional<String> lastName = text(person.lastName());
    Optional<String> infix = text(person.infix());
    text(person.firstName())
        .or(() -> lastName.map(any -> firstNameStopgap(person)))
        .ifPresent(firstName -> names.put("firstname", firstName));
    switch (rules.infix()) {
      case IN_LAST_NAME -> {
        String before = infix.map(text -> text + " ").orElse("");
        lastName.ifPresent(name -> names.put("lastname", before + name));
      }
      case IN_MIDDLE_NAME -> {
        // With the last name an empty infix says that there is none; alone it says little.
        person
            .infix()
            .map(Spelling::clean)
            .filter(name -> !name.isEmpty() || lastName.isPresent())
            .ifPresent(name -> names.put("middlename", name));
        lastName.ifPresent(name -> names.put("lastname", name));
      }
      case LEFT_OUT -> lastName.ifPresent(name -> names.put("lastname", name));
    }
    return names;
  }

  /** Mandatory in Moodle and optional in Coachview. */
  private String firstNameStopgap(Person person) {
    return rules.firstNameFiller().or(() -> text(person.initials())).orElse("-");
  }

  private static void take(
      String moodleField,
      String value,
      Map<String, String> fields,
      Map<String, String> customFields) {
    if (moodleField.equals("country")) {
      // Moodle stores "0" for anything that is not two capitals.
      String code = value.toUpperCase(Locale.ROOT);
      if (code.isEmpty() || COUNTRY.matcher(code).matches()) {
        fields.put(moodleField, code);
      }
    } else if (value.isEmpty() && NEVER_EMPTY.contains(moodleField)) {
      // Moodle refuses one and stores the other, and both are of no use.
      return;
    } else if (MoodleFields.isPlain(moodleField)) {
      fields.put(moodleField, value);
    } else {
      customFields.put(moodleField, value);
    }
  }

  private static Optional<Failure> emailProblem(Optional<String> address) {
    if (address.isEmpty()) {
      return Optional.of(Failure.of(FailureCode.EMAIL_MISSING));
    }
    return EMAIL.matcher(address.get()).matches()
        ? Optional.empty()
        : Optional.of(Failure.of(FailureCode.EMAIL_INVALID));
  }

  private Optional<String> placeholder(Person person) {
    String local = Spelling.username(person.externalId().value()).replace("@", ".");
    return rules.placeholderDomain().filter(any -> !local.isEmpty()).map(at -> local + "@" + at);
  }

  private Optional<String> chosen(List<EmailAddress> emails) {
    List<EmailAddress> usable =
        emails.stream().filter(email -> !Spelling.clean(email.address()).isEmpty()).toList();
    Optional<EmailAddress> address =
        switch (rules.email()) {
          case ZAKELIJK -> ofKind(usable, EmailAddress.Kind.ZAKELIJK);
          case PRIVE -> ofKind(usable, EmailAddress.Kind.PRIVE);
          case BEDRIJF -> ofKind(usable, EmailAddress.Kind.BEDRIJF);
          case VOORKEUR ->
              first(usable, EmailAddress::preferred).or(() -> usable.stream().findFirst());
          case EERSTE -> usable.stream().findFirst();
          case EMAIL1 -> at(emails, 0);
          case EMAIL2 -> at(emails, 1);
          case EMAIL3 -> at(emails, 2);
        };
    return address.map(email -> Spelling.clean(email.address())).filter(text -> !text.isEmpty());
  }

  /** The e-learning link sends one address and not its kind: Coachview has chosen it already. */
  private static Optional<EmailAddress> ofKind(List<EmailAddress> emails, EmailAddress.Kind kind) {
    boolean isUntyped = emails.size() == 1 && emails.get(0).kind().isEmpty();
    return isUntyped
        ? Optional.of(emails.get(0))
        : first(emails, email -> email.kind().filter(kind::equals).isPresent());
  }

  private static Optional<EmailAddress> first(
      List<EmailAddress> emails, Predicate<EmailAddress> wanted) {
    return emails.stream().filter(wanted).findFirst();
  }

  private static Optional<EmailAddress> at(List<EmailAddress> emails, int index) {
    // One address alone is what Coachview's own rule has chosen.
    int place = emails.size() == 1 ? 0 : index;
    return place < emails.size() ? Optional.of(emails.get(place)) : Optional.empty();
  }

  private static Optional<String> text(Optional<String> raw) {
    return raw.map(Spelling::clean).filter(text -> !text.isEmpty());
  }

  private static void checkWidth(String field, String value) {
    int length = value.codePointCount(0, value.length());
    MoodleFields.width(field)
        .filter(width -> length > width)
        .ifPresent(
            width -> {
              throw new FailedException(
                  Failure.of(FailureCode.VALUE_TOO_LONG).with("field", field).with("limit", width));
            });
  }
}
