package nl.coachmoodle.cloud;

import java.util.Map;

/** A place outside the process where settings are, which can change. */
interface SettingsStore {

  /** What it is, for people: a path or a name, never a value. */
  String name();

  /**
   * All settings that are there, by name.
   *
   * @throws StoreAwayException when it does not answer, or not with settings
   */
  Map<String, String> read();
}
