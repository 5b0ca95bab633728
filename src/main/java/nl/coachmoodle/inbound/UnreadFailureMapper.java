package nl.coachmoodle.inbound;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Whatever a door did not expect: the log gets it, the caller gets a sentence and a reference. */
public class UnreadFailureMapper {
  private static final Logger LOG = Logger.getLogger(UnreadFailureMapper.class);

  private final DoorAnswers answers;

  public UnreadFailureMapper(DoorAnswers answers) {
    this.answers = answers;
  }

  /** Refusals of the HTTP layer itself, such as an unknown method. */
  @ServerExceptionMapper
  public Response refused(WebApplicationException refused) {
    FailureCode code =
        switch (refused.getResponse().getStatus()) {
          case 404 -> FailureCode.ADDRESS_UNKNOWN;
          case 405 -> FailureCode.METHOD_UNSUPPORTED;
          case 413 -> FailureCode.BODY_TOO_LARGE;
          case 415 -> FailureCode.MEDIA_TYPE_UNSUPPORTED;
          default -> FailureCode.INTERNAL_ERROR;
        };
    Failure failure = Failure.of(code);
    String reference = References.begin();
    LOG.infof(
        "door outcome=refused status=%d failure=\"%s\" reference=%s",
        DoorStatus.of(failure), failure, reference);
    References.end();
    return answers.failed(failure, reference);
  }

  /** A defect. */
  @ServerExceptionMapper
  public Response defect(RuntimeException defect) {
    String reference = References.begin();
    LOG.errorf(defect, "door outcome=defect reference=%s", reference);
    References.end();
    return answers.failed(Failure.of(FailureCode.INTERNAL_ERROR), reference);
  }
}
