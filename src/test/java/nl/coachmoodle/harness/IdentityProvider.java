package nl.coachmoodle.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Issues access tokens as a customer's identity provider does, with keys of its own making. */
public final class IdentityProvider implements AutoCloseable {
  /** What the application expects in {@code iss}. */
  public static final String ISSUER = "https://login.example.nl/coachview";

  /** What the application expects in {@code aud}. */
  public static final String AUDIENCE = "coachmoodle";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair keys = newKeys();
  private final HttpServer server;
  private final Path pem;

  /** Starts an identity provider on a free port. */
  public IdentityProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] keySet = write(keySet()).getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/jwks",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, keySet.length);
          exchange.getResponseBody().write(keySet);
          exchange.close();
        });
    server.start();
    pem = Files.createTempFile("identity-provider", ".pem");
    Files.writeString(pem, publicKeyPem());
  }

  /** A fresh pair of keys. */
  public static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The public key as a setting names it: a file. */
  public String keyFile() {
    return pem.toUri().toString();
  }

  /** The public key as a setting names it: an address. */
  public String keySetAddress() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
  }

  /** The public key in PEM. */
  public String publicKeyPem() {
    String encoded = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n";
  }

  /** A good token. */
  public String token() {
    return token(Claims.good());
  }

  /** A token of these claims, signed with this provider's key. */
  public String token(Claims claims) {
    return token(claims, keys);
  }

  /** A token of these claims, signed with any key. */
  public String token(Claims claims, KeyPair signer) {
    try {
      String content = content("RS256", claims);
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(signer.getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Header and claims of a token, unsigned. */
  public static String content(String algorithm, Claims claims) {
    Map<String, String> header = Map.of("alg", algorithm, "typ", "JWT", "kid", "key-1");
    return encode(write(header)) + "." + encode(write(claims.values()));
  }

  @Override
  public void close() {
    server.stop(0);
    try {
      Files.deleteIfExists(pem);
    } catch (IOException left) {
      pem.toFile().deleteOnExit();
    }
  }

  private Map<String, Object> keySet() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return Map.of(
        "keys",
        List.of(
            Map.of(
                "kty", "RSA",
                "use", "sig",
                "alg", "RS256",
                "kid", "key-1",
                "n", number(key.getModulus()),
                "e", number(key.getPublicExponent()))));
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return BASE64.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static String encode(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
