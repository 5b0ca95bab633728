package nl.coachmoodle.standin.recorded;

import static nl.coachmoodle.standin.site.SiteCondition.*;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.site.UserColumn;

/** What the states of the recordings mean on the stand-in: how they are made and undone. */
final class RecordedState {
  private static final String LOOK_UP = "core_user_get_users_by_field";

  private RecordedState() {}
}
