package nl.coachmoodle.standin.function;

import static nl.coachmoodle.standin.rest.ParameterType.ALPHA;
import static nl.coachmoodle.standin.rest.ParameterType.ALPHANUMEXT;
import static nl.coachmoodle.standin.rest.ParameterType.AUTH;
import static nl.coachmoodle.standin.rest.ParameterType.BOOL;
import static nl.coachmoodle.standin.rest.ParameterType.EMAIL;
import static nl.coachmoodle.standin.rest.ParameterType.INT;
import static nl.coachmoodle.standin.rest.ParameterType.LANG;
import static nl.coachmoodle.standin.rest.ParameterType.NOTAGS;
import static nl.coachmoodle.standin.rest.ParameterType.PLUGIN;
import static nl.coachmoodle.standin.rest.ParameterType.RAW;
import static nl.coachmoodle.standin.rest.ParameterType.RAW_TRIMMED;
import static nl.coachmoodle.standin.rest.ParameterType.SAFEDIR;
import static nl.coachmoodle.standin.rest.ParameterType.TEXT;
import static nl.coachmoodle.standin.rest.ParameterType.THEME;
import static nl.coachmoodle.standin.rest.ParameterType.TIMEZONE;
import static nl.coachmoodle.standin.rest.ParameterType.USERNAME;

import nl.coachmoodle.standin.rest.Parameter;
import nl.coachmoodle.standin.rest.Parameter.Structure;
import nl.coachmoodle.standin.rest.ParameterType;
import nl.coachmoodle.standin.site.MoodleRelease;

/** Which parameters the two functions that write users take, release by release. */
final class UserParameters {
  private static final String[] EXTRA_NAMES = {
    "firstnamephonetic", "lastnamephonetic", "middlename", "alternatename"
  };

  private UserParameters() {}

  /** The parameters of core_user_create_users. */
  static Structure creating(MoodleRelease release) {
    boolean old = !release.atLeast(MoodleRelease.V3_9);
    Structure user = Structure.empty();
    if (old) {
      user =
          user.required("username", USERNAME)
              .required("password", RAW)
              .required("firstname", NOTAGS)
              .required("lastname", NOTAGS)
              .required("email", EMAIL)
              .defaulting("auth", PLUGIN, "manual")
              .defaulting("idnumber", RAW, "")
              .defaulting("lang", SAFEDIR, "en");
    } else {
      user =
          user.optional(BOOL, "createpassword")
              .required("username", USERNAME)
              .defaulting("auth", AUTH, "manual")
              .optional(RAW, "password")
              .required("firstname", NOTAGS)
              .required("lastname", NOTAGS)
              .required("email", RAW_TRIMMED)
              .defaulting("idnumber", RAW, "")
              .defaulting("lang", LANG, "en");
    }
    return list(described(user.optional(PLUGIN, "calendartype"), release));
  }

  /** The parameters of core_user_update_users. */
  static Structure updating(MoodleRelease release) {
    boolean old = !release.atLeast(MoodleRelease.V3_9);
    ParameterType auth = old ? PLUGIN : AUTH;
    ParameterType email = old ? EMAIL : RAW_TRIMMED;
    ParameterType lang = old ? SAFEDIR : LANG;
    Structure user =
        Structure.empty()
            .required("id", INT)
            .optional(USERNAME, "username")
            .optional(auth, "auth")
            .optional(RAW, "password", "idnumber")
            .optional(NOTAGS, "firstname", "lastname")
            .optional(email, "email")
            .optional(lang, "lang");
    if (!old) {
      user = user.optional(BOOL, "suspended").optional(INT, "userpicture");
    }
    return list(described(user, release));
  }

  /** The parameters that both functions take. */
  private static Structure described(Structure user, MoodleRelease release) {
    boolean old = !release.atLeast(MoodleRelease.V3_9);
    ParameterType theme = old ? PLUGIN : THEME;
    ParameterType description = old ? TEXT : RAW;
    Structure result =
        user.optional(NOTAGS, "city")
            .optional(ALPHA, "country")
            .optional(TIMEZONE, "timezone")
            .optional(description, "description")
            .optional(NOTAGS, EXTRA_NAMES)
            .optional(theme, "theme")
            .optional(INT, "mailformat");
    if (!old) {
      result =
          result
              .optional(INT, "maildisplay")
              .optional(TEXT, "interests", "institution", "department", "address")
              .optional(NOTAGS, "phone1", "phone2");
      if (!release.atLeast(MoodleRelease.V4_5)) {
        result = result.optional(NOTAGS, "url", "icq", "skype", "aim", "yahoo", "msn");
      }
    }
    return result
        .with("customfields", Parameter.optionalListOf(pair(ALPHANUMEXT)))
        .with("preferences", Parameter.optionalListOf(pair(RAW)));
  }

  private static Structure pair(ParameterType type) {
    return Structure.empty().required("type", type).required("value", RAW);
  }

  private static Structure list(Structure user) {
    return Structure.empty().with("users", Parameter.listOf(user));
  }
}
