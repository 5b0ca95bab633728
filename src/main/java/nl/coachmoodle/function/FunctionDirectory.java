package nl.coachmoodle.function;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The functions by their names, for doors whose settings say which one to call. */
@Singleton
public class FunctionDirectory {
  private final Map<String, Consumer<Map<String, Object>>> functions = new TreeMap<>();

  public FunctionDirectory(
      EnrolParticipant enrolParticipant,
      WithdrawParticipant withdrawParticipant,
      SyncProfile syncProfile,
      AddToCohort addToCohort,
      RemoveFromCohort removeFromCohort,
      SuspendParticipant suspendParticipant) {
    functions.put("enrolParticipant", enrolParticipant::enrolParticipant);
    functions.put("withdrawParticipant", withdrawParticipant::withdrawParticipant);
    functions.put("syncProfile", syncProfile::syncProfile);
    functions.put("addToCohort", addToCohort::addToCohort);
    functions.put("removeFromCohort", removeFromCohort::removeFromCohort);
    functions.put("suspendParticipant", suspendParticipant::suspendParticipant);
  }

  /** The names, in alphabetical order. */
  public List<String> names() {
    return List.copyOf(functions.keySet());
  }

  /** Whether there is a function of this name. */
  public boolean has(String name) {
    return functions.containsKey(name);
  }

  /**
   * Calls a function.
   *
   * @throws OperationFailedException when not everything that was asked for is done
   * @throws IllegalArgumentException when there is no such function
   */
  public void run(String name, Map<String, Object> request) {
    Optional.ofNullable(functions.get(name))
        .orElseThrow(() -> new IllegalArgumentException("there is no function " + name))
        .accept(request);
  }
}
