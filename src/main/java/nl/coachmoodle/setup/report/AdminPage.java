package nl.coachmoodle.setup.report;

/**
 * Moodle's administration pages. The paths were opened on Moodle 3.9, 4.5 and 5.1; what differs
 * before 3.9 is read in the source of those versions.
 */
public enum AdminPage {
  OVERVIEW("/admin/settings.php?section=webservicesoverview"),
  FEATURES("/admin/settings.php?section=optionalsubsystems"),
  PROTOCOLS("/admin/settings.php?section=webserviceprotocols"),
  SERVICES("/admin/settings.php?section=externalservices"),
  TOKENS("/admin/webservice/tokens.php") {
    @Override
    String path(VersionRange version) {
      if (version.isBefore(3, 9)) {
        return "/admin/settings.php?section=webservicetokens";
      }
      // The page of either version is an error in the other.
      return version.isAtLeast(3, 9) ? super.path(version) : OVERVIEW.path(version);
    }
  },
  ROLES("/admin/roles/manage.php"),
  ALLOW_ASSIGNMENTS("/admin/roles/allow.php?mode=assign"),
  SYSTEM_ROLES("/admin/roles/assign.php?contextid=1"),
  USER_POLICIES("/admin/settings.php?section=userpolicies"),
  USERS("/admin/user.php"),
  PROFILE_FIELDS("/user/profile/index.php"),
  DEBUGGING("/admin/settings.php?section=debugging"),
  AUTHENTICATION("/admin/settings.php?section=manageauths"),
  ENROLMENTS("/admin/settings.php?section=manageenrols"),
  COURSES("/course/management.php"),
  COURSE("/course/edit.php?id="),
  COURSE_ENROLMENTS("/enrol/instances.php?id="),
  COHORTS("/cohort/index.php?contextid=1"),
  LANGUAGES("/admin/tool/langimport/index.php"),
  MAINTENANCE("/admin/settings.php?section=maintenancemode"),
  NOTIFICATIONS("/admin/index.php"),
  POLICIES("/admin/settings.php?section=policysettings") {
    @Override
    String path(VersionRange version) {
      return version.isAtLeast(3, 9)
          ? super.path(version)
          : "/admin/settings.php?section=sitepolicies";
    }
  };

  private final String path;

  AdminPage(String path) {
    this.path = path;
  }

  String path(VersionRange version) {
    return path;
  }

  /**
   * The page's address on a site.
   *
   * @param site without a slash at its end
   * @param about the id of the course, for pages about one
   */
  public String address(String site, VersionRange version, String about) {
    String of = path(version);
    return site + of + (of.endsWith("=") ? about.replaceAll("\\D", "") : "");
  }
}
