package nl.coachmoodle.coachview.wire;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/**
 * Tells a refusal of Coachview's token address from an address that is away or wrong: the client
 * itself makes one and the same exception of them. Coachview's looks like an IdentityServer, which
 * answers 400 with {@code {"error":"invalid_client"}}.
 */
@ApplicationScoped
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.TOKEN)
public class TokenAnswers implements OidcResponseFilter {
  private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"([a-z_]{1,40})\"");

  @Override
  public Uni<Void> filter(OidcResponseFilterContext context) {
    String body = Optional.ofNullable(context.responseBody()).map(Object::toString).orElse("");
    return failure(context.statusCode(), body)
        .map(failure -> Uni.createFrom().<Void>failure(new TokenRefusedException(failure)))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  /** What an answer means; empty when it can hold a token. */
  static Optional<Failure> failure(int status, String body) {
    if (status == 200) {
      return body.contains("\"access_token\"")
          ? Optional.empty()
          : Optional.of(
              Failure.of(FailureCode.COACHVIEW_ANSWER_UNEXPECTED).with("expected", "a token"));
    }
    Matcher error = ERROR.matcher(body);
    if (error.find()) {
      return Optional.of(
          Failure.of(
                  error.group(1).equals("invalid_scope")
                      ? FailureCode.COACHVIEW_SCOPE_MISSING
                      : FailureCode.COACHVIEW_CLIENT_REFUSED)
              .with("error", error.group(1)));
    }
    FailureCode code =
        switch (status) {
          case 401, 403 -> FailureCode.COACHVIEW_CLIENT_REFUSED;
          case 429 -> FailureCode.COACHVIEW_QUOTA_SPENT;
          default ->
              status >= 500
                  ? FailureCode.COACHVIEW_UNAVAILABLE
                  : FailureCode.COACHVIEW_ADDRESS_WRONG;
        };
    return Optional.of(Failure.of(code).with("status", status));
  }
}
