package nl.coachmoodle.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is broken is told, and is no reason to leave tests out. */
class KustomizeTest {
  private final Kustomize kustomize = Kustomize.ofThisMachine();

  @TempDir private Path directory;

  @BeforeEach
  void somethingRenders() {
    Assumptions.assumeTrue(kustomize.isThere(), Cluster.NOTHING_RENDERS);
  }

  @Test
  void whatIsRightIsRendered() throws IOException {
    write("configMapGenerator: [{ name: one, literals: [a=b] }]");
    assertThat(kustomize.render(directory)).contains("kind: ConfigMap", "a: b");
  }

  @Test
  void aMissingFileIsAFailureThatNamesIt() throws IOException {
    write("resources: [gone.yaml]");
    assertThatThrownBy(() -> kustomize.render(directory))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("gone.yaml");
  }

  @Test
  void aTypoInAKustomizationIsAFailure() throws IOException {
    write("resource: []");
    assertThatThrownBy(() -> kustomize.render(directory)).isInstanceOf(AssertionError.class);
  }

  /** Whatever stands in the directory, the machine can do what it can. */
  @Test
  void anOverlayThatIsBrokenIsNotTakenForAMissingTool() throws IOException {
    write("resources: [gone.yaml]");
    assertThat(Kustomize.ofThisMachine().isThere()).isTrue();
    assertThatThrownBy(() -> Manifests.rendered("no-such-overlay"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no-such-overlay");
    assertThat(Manifests.canRender()).isTrue();
  }

  private void write(String kustomization) throws IOException {
    Files.writeString(
        directory.resolve("kustomization.yaml"),
        "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n" + kustomization);
  }
}
