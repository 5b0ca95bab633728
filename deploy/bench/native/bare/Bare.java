import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** Answers the Lambda Runtime API with nothing but the JDK: how fast a native program can be. */
final class Bare {
  public static void main(String[] arguments) throws IOException {
    String invocations =
        "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/invocation/";
    while (true) {
      HttpURLConnection next = open(invocations + "next");
      byte[] event;
      try (InputStream body = next.getInputStream()) {
        event = body.readAllBytes();
      }
      String id = next.getHeaderField("Lambda-Runtime-Aws-Request-Id");
      HttpURLConnection response = open(invocations + id + "/response");
      response.setDoOutput(true);
      response.setRequestMethod("POST");
      try (OutputStream body = response.getOutputStream()) {
        body.write(event);
      }
      try (InputStream body = response.getInputStream()) {
        body.readAllBytes();
      }
    }
  }

  private static HttpURLConnection open(String address) throws IOException {
    return (HttpURLConnection) URI.create(address).toURL().openConnection();
  }
}
