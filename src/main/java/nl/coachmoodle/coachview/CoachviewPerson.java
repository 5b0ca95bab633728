package nl.coachmoodle.coachview;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A person (Persoon) as Coachview's API answers it. Blank texts are empty.
 *
 * @param id Coachview's public id, a GUID
 * @param externId the person's id in another system; unique only together with its source
 * @param externSource the name of that other system
 * @param infix tussenvoegsels; empty when the person has none
 * @param emails email1 to email3, in that order
 * @param fields every other scalar property and free field by its name as the API writes it (such
 *     as {@code vrijveldFunctie}); nested ones with dots ({@code adres.plaats}) and by their last
 *     name too where that is not taken. Compare names without regard to case.
 * @param inactive whether Coachview says that the person is inactive or deleted
 */
public record CoachviewPerson(
    String id,
    Optional<String> externId,
    Optional<String> externSource,
    Optional<String> firstName,
    Optional<String> initials,
    Optional<String> infix,
    Optional<String> lastName,
    Optional<LocalDate> birthDate,
    List<Email> emails,
    Map<String, String> fields,
    boolean inactive) {

  public CoachviewPerson {
    emails = List.copyOf(emails);
    fields = Map.copyOf(fields);
  }

  /**
   * One of up to three addresses.
   *
   * @param kind Coachview's type of it as it is written, such as {@code Zakelijk}
   */
  public record Email(String address, Optional<String> kind) {
    /** Says nothing: an address is personal data. */
    @Override
    public String toString() {
      return "Email[***]";
    }
  }

  /** Says the id only: the rest is personal data. */
  @Override
  public String toString() {
    return "CoachviewPerson[" + id + "]";
  }
}
