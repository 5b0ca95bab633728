package nl.coachmoodle.standin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import nl.coachmoodle.standin.site.Installation;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.TokenState;

/** Moodle's REST server: from a form to an answer. Safe for parallel calls. */
public final class RestService {
  private static final String FORMAT = "moodlewsrestformat";
  private static final String FUNCTION = "wsfunction";

  private final Installation moodle;
  private final Map<String, WebServiceFunction> functions = new LinkedHashMap<>();
  private final AccessGate gate;
  private final ParameterCheck check;
  private final AnswerWriter writer;

  /** Serves these functions. */
  public RestService(Installation moodle, List<WebServiceFunction> functions) {
    this.moodle = moodle;
    functions.forEach(function -> this.functions.put(function.name(), function));
    this.gate = new AccessGate(moodle);
    this.check = new ParameterCheck(moodle.settings());
    this.writer = new AnswerWriter(moodle);
  }

  /**
   * Answers a call.
   *
   * @param query the decoded query
   * @param body the decoded form; it wins over the query
   * @param utf8 whether all bytes were valid UTF-8
   * @param cost told the function and the number of items before the function runs
   */
  public Answer answer(
      List<FormField> query, List<FormField> body, boolean utf8, ObjIntConsumer<String> cost) {
    Optional<Answer> early = gate.siteAnswer().or(gate::protocolAnswer);
    if (early.isPresent()) {
      return early.get();
    }
    Map<String, Object> variables = PhpVariables.nest(cut(query));
    variables.putAll(PhpVariables.nest(cut(body)));
    boolean json = "json".equals(variables.remove(FORMAT));
    try {
      gate.requireRunningSite();
      TokenState token = gate.authenticate(variables);
      WebServiceFunction function = function(variables, token);
      removeSettings(variables);
      if (!utf8) {
        // Moodle fails to write its own error about the broken text as JSON.
        return Answer.json("");
      }
      Arguments arguments = check.check(function.parameters(), variables);
      cost.accept(function.name(), function.items(arguments));
      JsonNode result = function.execute(arguments);
      return writer.result(result, json);
    } catch (MoodleError e) {
      return writer.error(e, json);
    }
  }

  private WebServiceFunction function(Map<String, Object> variables, TokenState token) {
    Object name = variables.getOrDefault(FUNCTION, "");
    if (!(name instanceof String text) || text.isEmpty()) {
      throw MoodleError.invalidParameter("Missing function name");
    }
    gate.requireFunction(text, token, functions.keySet());
    return functions.get(text);
  }

  private void removeSettings(Map<String, Object> variables) {
    variables.keySet().removeAll(Set.of("wstoken", FUNCTION));
    variables
        .keySet()
        .removeAll(Set.of("moodlewssettingraw", "moodlewssettingfileurl", "moodlewssettingfilter"));
    if (moodle.atLeast(MoodleRelease.V3_9)) {
      variables.keySet().removeAll(Set.of("moodlewssettinglang", "moodlewssettingtimezone"));
    }
  }

  /** PHP drops the variables beyond its limit and goes on with the rest. */
  private List<FormField> cut(List<FormField> fields) {
    return fields.subList(0, Math.min(fields.size(), moodle.settings().maxInputVars()));
  }
}
