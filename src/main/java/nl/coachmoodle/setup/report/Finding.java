package nl.coachmoodle.setup.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one check found.
 *
 * @param needs what is missing: one is named, several are the candidates, most likely first
 * @param note the key of a sentence about this finding
 * @param facts what the note names
 * @param explainedBy the check whose failure is the reason that this one was not made
 * @param harmless whether nothing suffers on this Moodle, whatever it is
 */
public record Finding(
    CheckName check,
    Status status,
    List<Need> needs,
    Optional<String> note,
    Map<String, String> facts,
    List<Evidence> evidence,
    Optional<CheckName> explainedBy,
    boolean harmless) {

  public Finding {
    needs = List.copyOf(needs);
    facts = Map.copyOf(facts);
    evidence = List.copyOf(evidence);
  }

  /** It is in order. */
  public static Finding ok(CheckName check, Evidence... evidence) {
    return of(check, Status.OK, List.of(), evidence);
  }

  /** It is missing: one need, or the candidates. */
  public static Finding failed(CheckName check, List<Need> needs, Evidence... evidence) {
    return of(check, Status.FAILED, needs, evidence);
  }

  /** One thing is missing. */
  public static Finding failed(CheckName check, Need need, Evidence... evidence) {
    return failed(check, List.of(need), evidence);
  }

  /** Works, and is not as it should be. */
  public static Finding warning(CheckName check, List<Need> needs, Evidence... evidence) {
    return of(check, Status.WARNING, needs, evidence);
  }

  /** It could be that one of these is missing. */
  public static Finding cannotTell(CheckName check, List<Need> needs, Evidence... evidence) {
    return of(check, Status.CANNOT_TELL, needs, evidence);
  }

  /** It was not looked at, because an earlier check failed. */
  public static Finding notMade(CheckName check, CheckName because) {
    return new Finding(
        check,
        Status.CANNOT_TELL,
        List.of(),
        Optional.empty(),
        Map.of(),
        List.of(),
        Optional.of(because),
        false);
  }

  private static Finding of(
      CheckName check, Status status, List<Need> needs, Evidence... evidence) {
    return new Finding(
        check,
        status,
        needs,
        Optional.empty(),
        Map.of(),
        List.of(evidence),
        Optional.empty(),
        false);
  }

  /** The same with a sentence of its own. */
  public Finding noting(String key) {
    return new Finding(
        check, status, needs, Optional.of(key), facts, evidence, explainedBy, harmless);
  }

  /** The same with a fact for its sentence. */
  public Finding with(String placeholder, Object value) {
    Map<String, String> more = new TreeMap<>(facts);
    more.put(placeholder, String.valueOf(value));
    return new Finding(check, status, needs, note, more, evidence, explainedBy, harmless);
  }

  /** The same with more to rest on. */
  public Finding resting(List<Evidence> more) {
    List<Evidence> all = new ArrayList<>(evidence);
    all.addAll(more);
    return new Finding(check, status, needs, note, facts, all, explainedBy, harmless);
  }

  /** The same, told for completeness: nothing of ours needs it on this Moodle. */
  public Finding asHarmless() {
    return new Finding(check, status, needs, note, facts, evidence, explainedBy, true);
  }

  /** The functions that suffer, or may. */
  public Set<Operation> suffering() {
    Set<Operation> suffering = new TreeSet<>();
    if (status != Status.OK && !harmless) {
      needs.forEach(need -> suffering.addAll(need.suffering()));
    }
    return suffering;
  }

  /** What it counts in the whole. */
  public Status weight() {
    return harmless ? Status.OK : status;
  }
}
