package nl.coachmoodle.standin.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a Signature Version 4 by computing it once more, from Amazon's description: canonical
 * request, string to sign, key of the day.
 */
final class SignatureCheck {
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request,"
              + " SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})");

  private final String id;
  private final String secret;
  private final Optional<String> session;

  SignatureCheck(String id, String secret, Optional<String> session) {
    this.id = id;
    this.secret = secret;
    this.session = session;
  }

  /** What is wrong with it, in Amazon's words; empty when it is right. */
  Optional<String> refuses(Received request) {
    Matcher parts = AUTHORIZATION.matcher(request.header("authorization").orElse(""));
    if (!parts.matches()) {
      return Optional.of("MissingAuthenticationToken");
    }
    List<String> signed = List.of(parts.group(5).split(";"));
    boolean isForUs = parts.group(1).equals(id) && parts.group(4).equals("sqs");
    if (!isForUs || !request.header("x-amz-security-token").equals(session)) {
      return Optional.of("InvalidClientTokenId");
    }
    if (!signed.containsAll(List.of("host", "x-amz-date", "x-amz-target"))
        || session.isPresent() && !signed.contains("x-amz-security-token")) {
      return Optional.of("IncompleteSignature");
    }
    String expected = signature(request, signed, parts.group(2), parts.group(3));
    return expected.equals(parts.group(6))
        ? Optional.empty()
        : Optional.of("SignatureDoesNotMatch");
  }

  private String signature(Received request, List<String> signed, String day, String region) {
    String canonical =
        String.join(
            "\n",
            request.method(),
            request.target().getRawPath(),
            Optional.ofNullable(request.target().getRawQuery()).orElse(""),
            signed.stream()
                .map(name -> name + ":" + request.header(name).orElse("").strip() + "\n")
                .collect(Collectors.joining()),
            String.join(";", signed),
            hash(request.body()));
    String text =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            request.header("x-amz-date").orElse(""),
            day + "/" + region + "/sqs/aws4_request",
            hash(canonical.getBytes(UTF_8)));
    byte[] key = ("AWS4" + secret).getBytes(UTF_8);
    for (String part : Arrays.asList(day, region, "sqs", "aws4_request")) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, text));
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
