package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of a function that may not be used. */
class WsFunctionTest {

  @ParameterizedTest
  @CsvSource({
    "core_user_get_users_by_field, moodle/user:viewdetails, false",
    "core_user_create_users, moodle/user:create, false",
    "core_user_update_users, moodle/user:update, false",
    "core_cohort_add_cohort_members, moodle/cohort:assign, true",
    "core_cohort_delete_cohort_members, moodle/cohort:assign, true",
    "enrol_manual_enrol_users, enrol/manual:enrol, false",
    "enrol_manual_unenrol_users, enrol/manual:unenrol, false"
  })
  void everyFunctionHasTheCapabilityThatItNeeds(
      String name, String capability, boolean isAboutCohorts) {
    WsFunction function = WsFunction.named(name).orElseThrow();

    assertThat(function.capability()).isEqualTo(capability);
    assertThat(function.isAboutCohorts()).isEqualTo(isAboutCohorts);
  }

  @ParameterizedTest
  @EnumSource
  void everyFunctionIsFoundByItsName(WsFunction function) {
    assertThat(WsFunction.named(function.wsName())).hasValue(function);
  }

  @Test
  void anyOtherFunctionIsNone() {
    assertThat(WsFunction.named("core_webservice_get_site_info")).isEmpty();
    assertThat(WsFunction.named("CORE_USER_CREATE_USERS")).isEmpty();
  }
}
