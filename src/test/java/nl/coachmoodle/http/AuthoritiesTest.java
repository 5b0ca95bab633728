package nl.coachmoodle.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with certificate authorities, as settings name them. */
class AuthoritiesTest {
  private static List<X509Certificate> known;

  @TempDir Path directory;

  /** Any will do, and Java brings some. */
  @BeforeAll
  static void someCertificates() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    known =
        Arrays.stream(((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers())
            .limit(3)
            .toList();
  }

  @Test
  void onlyThoseInTheFileAreTrusted() throws Exception {
    Path file = file("one.pem", pem(known.get(0)));

    assertThat(trusted(file.toString())).containsExactly(known.get(0));
  }

  @Test
  void aFileCanHoldSeveralWithWordsBetweenThem() throws Exception {
    Path file = file("two.pem", "Ours:\n" + pem(known.get(0)) + "\nTheirs:\n" + pem(known.get(1)));

    assertThat(trusted(file.toString())).containsExactlyInAnyOrder(known.get(0), known.get(1));
  }

  @Test
  void severalFilesHaveACommaBetweenThem() throws Exception {
    Path first = file("first.pem", pem(known.get(0)));
    Path second = file("second.pem", pem(known.get(2)));

    assertThat(trusted(first + " , " + second + ","))
        .containsExactlyInAnyOrder(known.get(0), known.get(2));
  }

  @Test
  void aFileThatIsNotThereIsNamed() throws Exception {
    String files = file("first.pem", pem(known.get(0))) + ",/nowhere/a.pem";

    assertThatThrownBy(() -> Authorities.in(files))
        .hasMessage("\"/nowhere/a.pem\": this file cannot be read");
  }

  @Test
  void aFileWithSomethingElseIsNamed() throws Exception {
    Path broken =
        file("broken.pem", "-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n");
    Path empty = file("empty.pem", "");

    assertThatThrownBy(() -> Authorities.in(broken.toString()))
        .hasMessage("\"" + broken + "\": a certificate in it is broken");
    assertThatThrownBy(() -> Authorities.in(empty.toString()))
        .hasMessage("\"" + empty + "\": there is no certificate in PEM in it");
  }

  @Test
  void aCertificateThatIsCutOffIsNotLeftOut() throws Exception {
    String both = pem(known.get(0)) + pem(known.get(1));
    Path cut = file("cut.pem", both.substring(0, both.length() - 40));

    assertThatThrownBy(() -> Authorities.in(cut.toString()))
        .hasMessage("\"" + cut + "\": the last certificate is cut off");
  }

  @Test
  void whatElseIsInAFileIsLeftAlone() throws Exception {
    String key = "-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----\n";
    Path file = file("more.pem", "\uFEFF" + pem(known.get(0)) + key + "0 " + pem(known.get(1)));

    assertThat(trusted(file.toString())).containsExactlyInAnyOrder(known.get(0), known.get(1));
  }

  @Test
  void aCertificateInPlaceOfAFileIsNotRepeated() throws Exception {
    String pem = pem(known.get(0));

    assertThatThrownBy(() -> Authorities.in(pem)).hasMessage("name the files, not what is in them");
  }

  @Test
  void namingNoFileTrustsNobodyAndIsRefused() {
    assertThatThrownBy(() -> Authorities.in(" , ")).hasMessage("no file is named");
  }

  private static X509Certificate[] trusted(String files) {
    return ((X509TrustManager) Authorities.in(files).manager()).getAcceptedIssuers();
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private static String pem(X509Certificate certificate) throws CertificateEncodingException {
    String lines = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
  }
}
