package nl.coachmoodle.inbound.webhook;

import java.util.Locale;

/** Why a signature was not taken: for the log, because the caller could be anybody. */
enum SignatureRefusal {
  /** A header that it needs is not there. */
  MISSING,
  /** A header does not have the form that it must have. */
  UNREADABLE,
  /** It is not that of any of our keys. */
  WRONG,
  /** It is older than the tolerance. */
  TOO_OLD,
  /** It is from the future, beyond the tolerance. */
  TOO_NEW;

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
