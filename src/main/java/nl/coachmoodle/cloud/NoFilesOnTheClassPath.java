package nl.coachmoodle.cloud;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Spares a native executable to look for settings on a class path that it does not have. Quarkus
 * has read {@code application.properties} when it was built and does not pack it, yet SmallRye
 * Config asks for it, in each of Java's modules, at every start: a quarter of all instructions of a
 * cold start (counted with callgrind). Files beside the executable are read as ever; one that is
 * packed into it by hand is not.
 */
@TargetClass(className = "io.smallrye.config.PropertiesConfigSourceLoader")
final class NoFilesOnTheClassPath {
  private NoFilesOnTheClassPath() {}

  @Substitute
  public static List<ConfigSource> inClassPath(String path, int ordinal, ClassLoader loader) {
    return List.of();
  }
}
