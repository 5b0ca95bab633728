package nl.coachmoodle.roster;

import java.util.Optional;

/**
 * One of up to three e-mail addresses of a person in Coachview.
 *
 * @param address as it stands in Coachview, possibly not valid
 * @param kind Coachview's type of it, when known
 * @param preferred whether it is the one that the person prefers
 */
public record EmailAddress(String address, Optional<Kind> kind, boolean preferred) {

  /** Coachview's types of e-mail addresses. */
  public enum Kind {
    ZAKELIJK,
    PRIVE,
    BEDRIJF
  }

  /** An address of which nothing more is known. */
  public static EmailAddress of(String address) {
    return new EmailAddress(address, Optional.empty(), false);
  }

  /** Says nothing: an address is personal data. */
  @Override
  public String toString() {
    return "EmailAddress[***]";
  }
}
