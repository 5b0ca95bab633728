package nl.coachmoodle.standin.site;

/**
 * Things an administrator, or bad luck, can do to a site. None of them holds on a fresh site that
 * was set up as the article asks.
 */
public enum SiteCondition {
  /** Web services are off. */
  WEB_SERVICES_OFF,
  /** The REST protocol is off. */
  REST_OFF,
  /** The external service is disabled. */
  SERVICE_OFF,
  /** The service asks for a capability that the account does not have. */
  SERVICE_CAPABILITY_MISSING,
  /** Maintenance mode from the web page. */
  MAINTENANCE_WEB,
  /** Maintenance mode from the command line. */
  MAINTENANCE_CLI,
  /** An upgrade is running. */
  UPGRADE_RUNNING,
  /** The database cannot be reached. */
  DATABASE_DOWN,
  /** The site's address starts with https, and it was called without. */
  HTTPS_EXPECTED,
  /** The site's address has another host name. */
  OTHER_HOST_EXPECTED,
  /** Debugging is off, as on production sites: answers carry no debuginfo. */
  DEBUG_OFF,
  /** Debug messages are displayed: the message repeats the debuginfo. */
  DEBUG_DISPLAYED,
  /** Several accounts may have one e-mail address (allowaccountssameemail). */
  SAME_EMAIL_ALLOWED,
  /**
   * Moodle 2.9 since 2.9.3: who may see all details sees user names, ID numbers, institutions and
   * departments, too. Newer releases always do.
   */
  DETAILS_SHOW_NAMES,
  /** User names may have any character (extendedusernamechars). */
  EXTENDED_USERNAMES,
  /** The password policy is off. */
  PASSWORD_POLICY_OFF,
  /** The manual enrolment plug-in is disabled for the whole site. */
  MANUAL_ENROLMENT_OFF,
  /** There is a site policy that the service account has not accepted. */
  SITE_POLICY_NOT_AGREED,
  /** There is a policy of tool_policy that the service account has not accepted. */
  TOOL_POLICY_NOT_AGREED,
  /** The service account is suspended. */
  ACCOUNT_SUSPENDED,
  /** The service account is deleted. */
  ACCOUNT_DELETED,
  /** The service account is not confirmed. */
  ACCOUNT_UNCONFIRMED,
  /** The service account has authentication {@code nologin}. */
  ACCOUNT_NOLOGIN,
  /** The service account has authentication {@code manual} instead of {@code webservice}. */
  ACCOUNT_AUTH_MANUAL,
  /** The service account has an authentication whose plug-in is gone. */
  ACCOUNT_AUTH_GONE,
  /** The service account must change its password. */
  ACCOUNT_MUST_CHANGE_PASSWORD,
  /** The service account lacks an e-mail address, a name or a required profile field. */
  ACCOUNT_INCOMPLETE,
  /** The service account is not on the list of the service's users. */
  ACCOUNT_NOT_AUTHORISED,
  /** The account's entry on that list has "valid until" in the future: refused, see facts. */
  ACCOUNT_VALID_UNTIL_FUTURE,
  /** The account's entry on that list is restricted to another IP address. */
  ACCOUNT_IP_DENIED,
  /** The service role is not assigned to the account. */
  ROLE_NOT_ASSIGNED,
  /** The service role is assigned in a course category instead of the system. */
  ROLE_IN_CATEGORY_ONLY
}
