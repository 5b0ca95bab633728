package nl.coachmoodle.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Certificate authorities that are trusted instead of Java's own. Which protocols are spoken and
 * that host names are checked is the same with and without.
 */
public final class Authorities {
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";

  private final List<Certificate> certificates;

  private Authorities(List<Certificate> certificates) {
    this.certificates = certificates;
  }

  /**
   * Those in files.
   *
   * @param files in PEM, with a comma between their names; each can hold several certificates, and
   *     other things, which are left alone
   * @throws IllegalArgumentException names the file that cannot be used, in quotes, and says why
   */
  public static Authorities in(String files) {
    if (files.contains(BEGIN)) {
      throw new IllegalArgumentException("name the files, not what is in them");
    }
    List<Certificate> all = new ArrayList<>();
    for (String file : files.split(",", -1)) {
      if (!file.isBlank()) {
        all.addAll(read(file.strip()));
      }
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no file is named");
    }
    return new Authorities(List.copyOf(all));
  }

  /** What connections are made with. */
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager()}, null);
      return context;
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("this Java speaks no TLS", unusable);
    }
  }

  TrustManager manager() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store());
      // One that is not extended is told no host name, and could not check it.
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509ExtendedTrustManager.class::isInstance)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("the certificate authorities cannot be used", unusable);
    }
  }

  private KeyStore store() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int number = 0; number < certificates.size(); number++) {
        store.setCertificateEntry(Integer.toString(number), certificates.get(number));
      }
      return store;
    } catch (IOException impossible) {
      throw new IllegalStateException("an empty store could not be made", impossible);
    }
  }

  private static List<Certificate> read(String file) {
    String text;
    try {
      text = Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
    } catch (IOException | InvalidPathException unreadable) {
      throw new IllegalArgumentException(quoted(file, "this file cannot be read"), unreadable);
    }
    List<Certificate> read = new ArrayList<>();
    for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, begin + 1)) {
      int end = text.indexOf(END, begin);
      if (end < 0) {
        throw new IllegalArgumentException(quoted(file, "the last certificate is cut off"));
      }
      read.add(certificate(file, text.substring(begin, end + END.length())));
    }
    if (read.isEmpty()) {
      throw new IllegalArgumentException(quoted(file, "there is no certificate in PEM in it"));
    }
    return read;
  }

  private static Certificate certificate(String file, String pem) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (CertificateException other) {
      throw new IllegalArgumentException(quoted(file, "a certificate in it is broken"), other);
    }
  }

  private static String quoted(String file, String reason) {
    return "\"" + file + "\": " + reason;
  }
}
