package nl.coachmoodle.roster;

import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.MoodleUser;

/**
 * Accounts that are never touched. On Moodle 2.9 the service's token can change the administrator
 * and his password, so this software must refuse by itself.
 *
 * @param userIds configured ids; the guest (1) and the first administrator (2) always belong to
 *     them
 */
public record Protection(Set<Long> userIds) {
  private static final Set<Long> GUEST_AND_ADMINISTRATOR = Set.of(1L, 2L);

  public Protection {
    userIds = Set.copyOf(userIds);
  }

  Optional<Failure> refuses(MoodleUser user) {
    boolean isProtected =
        GUEST_AND_ADMINISTRATOR.contains(user.id())
            || userIds.contains(user.id())
            || user.auth().filter("webservice"::equals).isPresent();
    return isProtected
        ? Optional.of(Failure.of(FailureCode.ACCOUNT_PROTECTED).with("account", user.id()))
        : Optional.empty();
  }
}
