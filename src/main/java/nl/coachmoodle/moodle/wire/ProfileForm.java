package nl.coachmoodle.moodle.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes plain fields and custom profile fields, which creation and update take alike. */
final class ProfileForm {
  private ProfileForm() {}

  /** Sorted by name, so that equal profiles make equal requests. */
  static Form of(Map<String, String> fields, Map<String, String> customFields) {
    List<Form.Variable> variables = new ArrayList<>();
    new TreeMap<>(fields).forEach((name, value) -> variables.add(new Form.Variable(name, value)));
    int index = 0;
    for (Map.Entry<String, String> custom : new TreeMap<>(customFields).entrySet()) {
      String element = "customfields[" + index + "]";
      // "type" is the short name of the field, whatever Moodle's own documentation calls it.
      variables.add(new Form.Variable(element + "[type]", custom.getKey()));
      variables.add(new Form.Variable(element + "[value]", custom.getValue()));
      index++;
    }
    return new Form(variables);
  }
}
