package nl.coachmoodle.moodle.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The variables of one request, in order. The order matters: PHP drops what is beyond its {@code
 * max_input_vars}, so the fixed variables stand first.
 *
 * @param variables names such as {@code users[0][idnumber]} with their values
 */
public record Form(List<Variable> variables) {

  /** One variable. */
  public record Variable(String name, String value) {}

  public Form {
    variables = List.copyOf(variables);
  }

  /** A form that starts with these pairs of name and value. */
  public static Form of(String... namesAndValues) {
    List<Variable> variables = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      variables.add(new Variable(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Form(variables);
  }

  /** This form with another one behind it. */
  public Form then(Form more) {
    List<Variable> all = new ArrayList<>(variables);
    all.addAll(more.variables);
    return new Form(all);
  }

  /** The same variables as parts of element {@code index} of the list {@code list}. */
  public Form elementOf(String list, int index) {
    String prefix = list + "[" + index + "]";
    return new Form(
        variables.stream()
            .map(variable -> new Variable(prefix + bracketed(variable.name()), variable.value()))
            .toList());
  }

  /** How many variables there are: what PHP's {@code max_input_vars} counts. */
  public int size() {
    return variables.size();
  }

  /** Whether every value is whole UTF-16, so that UTF-8 can say it: Moodle drops anything else. */
  public boolean isWellFormed() {
    return variables.stream()
        .allMatch(variable -> StandardCharsets.UTF_8.newEncoder().canEncode(variable.value()));
  }

  /** The body as {@code application/x-www-form-urlencoded}. */
  public String encoded() {
    StringBuilder body = new StringBuilder();
    for (Variable variable : variables) {
      if (!body.isEmpty()) {
        body.append('&');
      }
      body.append(URLEncoder.encode(variable.name(), StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(variable.value(), StandardCharsets.UTF_8));
    }
    return body.toString();
  }

  /** Names only: values can be a token or somebody's name. */
  @Override
  public String toString() {
    return "Form" + variables.stream().map(Variable::name).toList();
  }

  /** {@code idnumber} becomes {@code [idnumber]}, {@code a[0]} becomes {@code [a][0]}. */
  private static String bracketed(String name) {
    int bracket = name.indexOf('[');
    return bracket < 0
        ? "[" + name + "]"
        : "[" + name.substring(0, bracket) + "]" + name.substring(bracket);
  }
}
