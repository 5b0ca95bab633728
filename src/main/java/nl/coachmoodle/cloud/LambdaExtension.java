package nl.coachmoodle.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The AWS Parameters and Secrets Lambda Extension, which runs beside the function and caches what
 * it reads (five minutes, unless its {@code SECRETS_MANAGER_TTL} and {@code
 * SSM_PARAMETER_STORE_TTL} say otherwise). Speaks to it with what the Lambda runtime itself uses,
 * so that nothing is added to the executable.
 *
 * <p>Source: AWS Secrets Manager User Guide, "Use AWS Secrets Manager secrets in AWS Lambda
 * functions".
 */
final class LambdaExtension {
  private static final int PATIENCE_MILLIS = 2_000;
  private static final int NOT_READY = 400;

  private final URI address;
  private final Optional<String> session;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param session what Lambda gives the function as {@code AWS_SESSION_TOKEN}
   */
  LambdaExtension(URI address, Optional<String> session) {
    this.address = address;
    this.session = session;
  }

  /** A secret of Secrets Manager. */
  SettingsStore secret(String id) {
    return store(
        "the secret " + id, "/secretsmanager/get?secretId=" + encoded(id), "/SecretString");
  }

  /** A parameter of SSM Parameter Store. */
  SettingsStore parameter(String name) {
    return store(
        "the parameter " + name,
        "/systemsmanager/parameters/get?withDecryption=true&name=" + encoded(name),
        "/Parameter/Value");
  }

  private SettingsStore store(String label, String path, String place) {
    return new SettingsStore() {
      @Override
      public String name() {
        return label;
      }

      @Override
      public Map<String, String> read() {
        return SettingsText.read(text(get(path), place));
      }
    };
  }

  private String text(String answer, String place) {
    try {
      JsonNode text = json.readTree(answer).at(place);
      if (text.isTextual()) {
        return text.textValue();
      }
    } catch (JsonProcessingException broken) {
      throw new StoreAwayException("the extension gave no JSON");
    }
    throw new StoreAwayException("the extension gave no text");
  }

  private String get(String path) {
    String base = address.toString().replaceAll("/+$", "");
    try {
      HttpURLConnection call = (HttpURLConnection) URI.create(base + path).toURL().openConnection();
      call.setConnectTimeout(PATIENCE_MILLIS);
      call.setReadTimeout(PATIENCE_MILLIS);
      session.ifPresent(token -> call.setRequestProperty("X-Aws-Parameters-Secrets-Token", token));
      int status = call.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        throw refused(call, status);
      }
      try (InputStream body = call.getInputStream()) {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException away) {
      throw new StoreAwayException(
          "the Parameters and Secrets extension does not answer at " + address, true);
    }
  }

  private static StoreAwayException refused(HttpURLConnection call, int status) throws IOException {
    String said = "";
    try (InputStream body = call.getErrorStream()) {
      said = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
    boolean starting = status == NOT_READY && said.contains("not ready");
    String reason =
        switch (status) {
          case 401 -> "the extension wants AWS_SESSION_TOKEN (status 401)";
          case 403 -> "the role of this function may not read it (status 403)";
          case 404 -> "it does not exist (status 404)";
          default -> "the extension answers status " + status;
        };
    return new StoreAwayException(reason, starting);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
