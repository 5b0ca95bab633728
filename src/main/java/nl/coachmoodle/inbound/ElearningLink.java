package nl.coachmoodle.inbound;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.function.EnrolParticipant;
import nl.coachmoodle.function.OperationFailedException;
import nl.coachmoodle.function.Report;
import nl.coachmoodle.function.WithdrawParticipant;
import nl.coachmoodle.telemetry.Metric;
import nl.coachmoodle.telemetry.Telemetry;
import org.jboss.logging.Logger;

/**
 * Coachview's generic e-learning link: {@code POST} enrols a participant, {@code DELETE} withdraws
 * one. Answers after the work is done, because Coachview shows the outcome to the back office.
 *
 * <p>Source: Coachview support, "Generic integration, subscribe / unsubscribe student"
 * (103000037557). The English and German texts say DELETE for the withdrawal; the method decides
 * here, so that an incomplete enrolment is never taken for a withdrawal or the other way round.
 */
@Path("/elearning")
public class ElearningLink {
  /** Bytes of a message at the most. */
  public static final int LARGEST_BODY = 64 * 1024;

  private static final Logger LOG = Logger.getLogger(ElearningLink.class);

  private static final String ENROL = "enrol";

  private static final String STRANGER = "stranger";

  private final EnrolParticipant enrolParticipant;
  private final WithdrawParticipant withdrawParticipant;
  private final ElearningAccess access;
  private final DoorAnswers answers;
  private final ObjectMapper json;
  private final Telemetry telemetry;

  public ElearningLink(
      EnrolParticipant enrolParticipant,
      WithdrawParticipant withdrawParticipant,
      ElearningAccess access,
      DoorAnswers answers,
      ObjectMapper json,
      Telemetry telemetry) {
    this.enrolParticipant = enrolParticipant;
    this.withdrawParticipant = withdrawParticipant;
    this.access = access;
    this.answers = answers;
    this.json = json;
    this.telemetry = telemetry;
  }

  /** Enrols one participant. */
  @POST
  @Consumes("*/*")
  public Response enrol(byte[] body, @Context HttpHeaders headers) {
    return answer(
        ENROL,
        headers,
        body,
        () -> {
          if (!ElearningMessage.isJson(mediaType(headers))) {
            throw new FailedException(FailureCode.MEDIA_TYPE_UNSUPPORTED);
          }
          return ElearningMessage.json(json, text(body));
        },
        enrolParticipant::enrolParticipant);
  }

  /** Withdraws one participant. */
  @DELETE
  @Consumes("*/*")
  public Response withdraw(byte[] body, @Context HttpHeaders headers, @Context UriInfo uri) {
    return answer(
        "withdraw",
        headers,
        body,
        () ->
            ElearningMessage.parameters(
                uri.getQueryParameters(), mediaType(headers), text(body), json),
        withdrawParticipant::withdrawParticipant);
  }

  private Response answer(
      String operation,
      HttpHeaders headers,
      byte[] body,
      Supplier<ElearningMessage> message,
      Function<Map<String, Object>, Report> function) {
    String reference = References.begin();
    String outcome = STRANGER;
    try {
      Optional<Failure> refusal =
          access.refuses(Optional.ofNullable(headers.getHeaderString(HttpHeaders.AUTHORIZATION)));
      if (refusal.isPresent()) {
        throw new FailedException(refusal.get());
      }
      outcome = "refused";
      if (body != null && body.length > LARGEST_BODY) {
        throw new FailedException(FailureCode.BODY_TOO_LARGE);
      }
      Report report = function.apply(message.get().asRequest());
      outcome = "done";
      LOG.infof(
          "door=elearning operation=%s status=200 calls=%d reference=%s",
          operation, report.calls(), reference);
      return answers.done(operation, notices(operation, Optional.of(report)), reference);
    } catch (FailedException refused) {
      return failed(operation, refused.failure(), List.of(), reference);
    } catch (OperationFailedException failed) {
      outcome = "failed";
      List<String> notices = notices(operation, failed.report());
      return failed(operation, failed.decisive(), notices, reference);
    } finally {
      count(operation, outcome);
      References.end();
    }
  }

  /**
   * Who has no token is nobody's event: an alarm on a quiet feed must not be kept awake by them.
   */
  private void count(String operation, String outcome) {
    if (!outcome.equals(STRANGER)) {
      telemetry.count(
          Metric.EVENT_RECEIVED,
          Map.of(
              "door",
              "elearning",
              "event",
              operation,
              "function",
              operation + "Participant",
              "outcome",
              outcome));
    }
  }

  /** What the back office must know about access that it has given. */
  private static List<String> notices(String operation, Optional<Report> report) {
    return report
        .filter(any -> operation.equals(ENROL))
        .map(Report::kindsOfNotices)
        .orElse(List.of());
  }

  private Response failed(
      String operation, Failure failure, List<String> notices, String reference) {
    LOG.infof(
        "door=elearning operation=%s status=%d failure=\"%s\" reference=%s",
        operation, DoorStatus.of(failure), failure, reference);
    return answers.failed(failure, notices, reference);
  }

  private static Optional<String> mediaType(HttpHeaders headers) {
    return Optional.ofNullable(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
  }

  private static String text(byte[] body) {
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }
}
