package nl.coachmoodle.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.funqy.Funq;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Deployments set what this software reads: a setting with a typo would be ignored in silence. */
class DeployedSettingsTest {
  /** Of Quarkus: which function, and which profile. Of the Lambda extension: how long it keeps. */
  private static final Set<String> OF_THE_PLATFORM =
      Set.of(
          "QUARKUS_FUNQY_EXPORT",
          "QUARKUS_PROFILE",
          "SECRETS_MANAGER_TTL",
          "SSM_PARAMETER_STORE_TTL");

  private static JavaClasses production() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("nl.coachmoodle");
  }

  private static Set<String> known() {
    Set<String> known = new HashSet<>(OF_THE_PLATFORM);
    for (JavaClass mapping : production()) {
      if (mapping.isAnnotatedWith(ConfigMapping.class)) {
        Class<?> type = mapping.reflect();
        String prefix = type.getAnnotation(ConfigMapping.class).prefix();
        ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(type, prefix))
            .keySet()
            .forEach(name -> known.add(environmentName(name)));
      }
    }
    return known;
  }

  private static String environmentName(String setting) {
    return setting.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  private static Set<String> found(String pattern, Path... files) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path file : files) {
      Pattern.compile(pattern)
          .matcher(Files.readString(file))
          .results()
          .forEach(name -> found.add(name.group(1)));
    }
    return found;
  }

  @Test
  void everyFunctionIsDeployed() throws IOException {
    List<String> functions =
        production().stream()
            .filter(type -> type.getPackageName().equals("nl.coachmoodle.function"))
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(Funq.class))
            .map(JavaMethod::getName)
            .toList();
    assertThat(functions).hasSizeGreaterThan(5);
    assertThat(
            found("(?m)^        (\\w+),$", Path.of("deploy/aws/template.yaml")))
        .containsAll(functions)
        .contains("reconcile");
    assertThat(
            found(
                "QUARKUS_FUNQY_EXPORT, value: (\\w+)",
                Manifests.DIRECTORY.resolve("base/functions.yaml")))
        .containsAll(functions);
  }

  @Test
  void theTemplateSetsWhatIsRead() throws IOException {
    assertThat(found("(?m)^ {10,14}([A-Z][A-Z0-9_]+): ", Path.of("deploy/aws/template.yaml")))
        .hasSizeGreaterThan(8)
        .isSubsetOf(known());
  }

  @Test
  void theManifestsSetWhatIsRead() throws IOException {
    try (Stream<Path> files = Files.walk(Manifests.DIRECTORY)) {
      List<Path> manifests = files.filter(file -> file.toString().endsWith(".yaml")).toList();
      assertThat(found("name: ([A-Z][A-Z0-9_]+)[,\n]", manifests.toArray(Path[]::new)))
          .hasSizeGreaterThan(4)
          .isSubsetOf(known());
    }
  }

  @Test
  void settingsInFilesAreRead() throws IOException {
    assertThat(
            found(
                    "(?m)^ {6}- ([a-z.-]+)=",
                    Manifests.DIRECTORY.resolve("overlays/training/kustomization.yaml"),
                    Manifests.DIRECTORY.resolve("overlays/live/kustomization.yaml"))
                .stream()
                .map(DeployedSettingsTest::environmentName))
        .isNotEmpty()
        .isSubsetOf(known());
  }
}
