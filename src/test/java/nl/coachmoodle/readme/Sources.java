package nl.coachmoodle.readme;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The production sources, as the JDK's own compiler reads them. */
final class Sources {
  private static final Path ROOT = Path.of("src", "main", "java");

  private final DocTrees docs;
  private final Map<String, Declared> types = new TreeMap<>();

  /**
   * A type in the sources.
   *
   * @param path where it stands
   * @param tree what it says
   */
  record Declared(TreePath path, ClassTree tree) {}

  private Sources(JavacTask task) throws IOException {
    this.docs = DocTrees.instance(task);
    for (CompilationUnitTree unit : task.parse()) {
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitClass(ClassTree type, Void nothing) {
          types.put(qualified(unit, getCurrentPath()), new Declared(getCurrentPath(), type));
          return super.visitClass(type, nothing);
        }
      }.scan(unit, null);
    }
  }

  /** Reads all of them. */
  static Sources read() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
    try (Stream<Path> all = Files.walk(ROOT)) {
      List<Path> java = all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(java));
      return new Sources(task);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** All types, by name. */
  Map<String, Declared> types() {
    return Collections.unmodifiableMap(types);
  }

  /**
   * The type that a simple or nested name means inside another one: its own nested type, a nested
   * one of whatever encloses it, one of the same package, or the only one of that name.
   */
  Optional<Declared> named(String name, String inside) {
    for (String outer = inside; !outer.isEmpty(); outer = parent(outer)) {
      Declared found = types.get(outer + "." + name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    List<Declared> all =
        types.entrySet().stream()
            .filter(type -> type.getKey().endsWith("." + name))
            .map(Map.Entry::getValue)
            .collect(Collectors.toList());
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** The main description of a declaration as Markdown, in one line; empty without one. */
  String description(TreePath path) {
    DocCommentTree comment = docs.getDocCommentTree(path);
    if (comment == null) {
      return "";
    }
    List<String> words = new ArrayList<>();
    for (DocTree part : comment.getFullBody()) {
      words.add(markdown(part));
    }
    return String.join("", words).replaceAll("\\s+", " ").replace("|", "\\|").strip();
  }

  private static String markdown(DocTree part) {
    if (part instanceof LiteralTree literal) {
      return "`" + literal.getBody().getBody().strip().replaceAll("\\s+", " ") + "`";
    }
    if (part instanceof LinkTree link) {
      return link.getReference().getSignature().replaceAll(".*[#.]", "");
    }
    return part instanceof TextTree text ? text.getBody() : " ";
  }

  private static String qualified(CompilationUnitTree unit, TreePath path) {
    List<String> names = new ArrayList<>();
    for (TreePath at = path; at != null; at = at.getParentPath()) {
      Tree leaf = at.getLeaf();
      if (leaf instanceof ClassTree type) {
        names.add(0, type.getSimpleName().toString());
      }
    }
    return unit.getPackageName() + "." + String.join(".", names);
  }

  private static String parent(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }
}
