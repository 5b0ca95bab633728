package nl.coachmoodle.readme;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Every setting there is: read from the mappings in the sources, so that none is forgotten and what
 * a setting means is written down once, where it is used.
 */
final class SettingsTable {
  /** What everybody needs comes first; rooms that are not named here come last. */
  private static final List<String> ORDER =
      List.of(
          "moodle",
          "coachview",
          "elearning",
          "participants",
          "profile",
          "reconcile",
          "webhook",
          "outbound",
          "setup",
          "functions",
          "messages",
          "cloud",
          "log",
          "metrics");

  private final Sources sources;
  private final List<Row> rows = new ArrayList<>();

  /**
   * One setting.
   *
   * @param name its key
   * @param ifUnset its default
   * @param meaning in words
   */
  record Row(String name, String ifUnset, String meaning) {}

  SettingsTable(Sources sources) {
    this.sources = sources;
    sources
        .types()
        .forEach(
            (name, type) ->
                annotation(type.tree().getModifiers().getAnnotations(), "ConfigMapping")
                    .ifPresent(prefix -> addAll(name, type, prefix)));
    rows.sort(Comparator.comparingInt(SettingsTable::room));
  }

  /** One row for each setting: by room, and in a room in the order of the sources. */
  List<Row> rows() {
    return List.copyOf(rows);
  }

  private static int room(Row row) {
    int place = ORDER.indexOf(row.name().split("\\.", 2)[0]);
    return place < 0 ? ORDER.size() : place;
  }

  /** The table as Markdown. */
  String markdown() {
    return rows.stream()
        .map(row -> "| `" + row.name() + "` | " + row.ifUnset() + " | " + row.meaning() + " |\n")
        .collect(
            Collectors.joining("", "| setting | default | meaning |\n| --- | --- | --- |\n", ""));
  }

  private void addAll(String owner, Sources.Declared mapping, String prefix) {
    for (Tree member : mapping.tree().getMembers()) {
      if (member instanceof MethodTree method
          && !method.getModifiers().getFlags().contains(Modifier.DEFAULT)
          && !method.getModifiers().getFlags().contains(Modifier.STATIC)
          && !method.getModifiers().getFlags().contains(Modifier.PRIVATE)) {
        add(owner, new TreePath(mapping.path(), method), method, prefix);
      }
    }
  }

  private void add(String owner, TreePath path, MethodTree method, String prefix) {
    List<? extends AnnotationTree> annotations = method.getModifiers().getAnnotations();
    String own = annotation(annotations, "WithName").orElse(dashed(method.getName().toString()));
    String key = prefix + "." + own;
    Tree type = plain(method.getReturnType());
    String kind = outer(type);
    Tree value = kind.equals("Optional") || kind.equals("Map") ? lastArgument(type) : type;
    if (kind.equals("Map")) {
      key = key + ".*";
    }
    Optional<Sources.Declared> declared = sources.named(simple(plain(value)), owner);
    Optional<Sources.Declared> group =
        declared.filter(found -> found.tree().getKind() == Tree.Kind.INTERFACE);
    if (group.isPresent()) {
      addAll(owner, group.get(), key);
      return;
    }
    String text = sources.description(path);
    rows.add(
        new Row(
            key,
            ifUnset(annotation(annotations, "WithDefault"), kind, text),
            meaning(text, value, declared)));
  }

  private static String ifUnset(Optional<String> byDefault, String kind, String text) {
    if (byDefault.isPresent()) {
      return "`" + byDefault.get().replace("|", "\\|") + "`";
    }
    boolean isOptional = kind.equals("Optional") || kind.equals("Map");
    return !isOptional || text.contains("required") ? "required" : "";
  }

  private String meaning(String text, Tree value, Optional<Sources.Declared> declared) {
    String sentence = text.endsWith(".") ? text : text + ".";
    Optional<String> choices =
        declared
            .filter(found -> found.tree().getKind() == Tree.Kind.ENUM)
            .map(found -> choices(found.tree()))
            // What the sentence explains one by one is not listed once more.
            .filter(all -> !all.isEmpty() && !explains(sentence, all));
    String more = choices.map(all -> " One of " + all + ".").orElse("");
    return sentence + more + (simple(value).startsWith("Secret") ? " Secret." : "");
  }

  private static boolean explains(String sentence, String choices) {
    return List.of(choices.split(", ")).stream().allMatch(sentence::contains);
  }

  private static String choices(ClassTree constants) {
    return constants.getMembers().stream()
        .filter(VariableTree.class::isInstance)
        .map(VariableTree.class::cast)
        .filter(field -> simple(field.getType()).equals(constants.getSimpleName().toString()))
        .filter(field -> !field.getModifiers().getFlags().contains(Modifier.PRIVATE))
        .map(
            field ->
                "`" + field.getName().toString().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
        .collect(Collectors.joining(", "));
  }

  private static Tree plain(Tree type) {
    return type instanceof AnnotatedTypeTree annotated ? annotated.getUnderlyingType() : type;
  }

  private static String outer(Tree type) {
    return type instanceof ParameterizedTypeTree several ? simple(several.getType()) : simple(type);
  }

  private static Tree lastArgument(Tree type) {
    List<? extends Tree> arguments = ((ParameterizedTypeTree) type).getTypeArguments();
    return plain(arguments.get(arguments.size() - 1));
  }

  private static String simple(Tree type) {
    return type.toString().replaceAll("@\\w+(\\([^)]*\\))? ?", "");
  }

  private static Optional<String> annotation(
      List<? extends AnnotationTree> annotations, String name) {
    for (AnnotationTree annotation : annotations) {
      if (annotation.getAnnotationType().toString().equals(name)) {
        for (ExpressionTree argument : annotation.getArguments()) {
          ExpressionTree value =
              argument instanceof AssignmentTree named ? named.getExpression() : argument;
          if (value instanceof LiteralTree literal) {
            return Optional.of(String.valueOf(literal.getValue()));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static String dashed(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
