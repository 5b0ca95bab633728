package nl.coachmoodle.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.Language;
import nl.coachmoodle.failure.Sentences;
import nl.coachmoodle.function.MessageSettings;

/** Writes the answers of the doors, in the configured language. */
@Singleton
public class DoorAnswers {
  private final ObjectMapper json;
  private final Sentences sentences;
  private final Language language;

  public DoorAnswers(ObjectMapper json, MessageSettings messages) {
    this.json = json;
    this.sentences = Sentences.load();
    this.language = messages.language();
  }

  /**
   * The answer to a call that did what it should.
   *
   * @param notices kinds of what a person should know although it is done
   */
  public Response done(String operation, List<String> notices, String reference) {
    String message = withNotices(sentences.done(operation, language), notices);
    return response(200, new DoorAnswer("ok", message, "", reference)).build();
  }

  /**
   * The answer to a message that was taken.
   *
   * @param status 200 when its work is done, 202 when it will be
   * @param taken what is said of it, such as {@code webhook-taken}
   */
  public Response taken(int status, String taken, String reference) {
    String message = sentences.done(taken, language);
    return response(status, new DoorAnswer("ok", message, "", reference)).build();
  }

  /**
   * The answer to a message that was taken, whose work failed so that nobody need send it again.
   */
  public Response takenButFailed(Failure failure, String reference) {
    return response(202, answer(failure, reference)).build();
  }

  /** The answer to a message whose sender must send it again, whoever must act until then. */
  public Response sendAgain(Failure failure, String reference) {
    return response(503, answer(failure, reference))
        .header(HttpHeaders.RETRY_AFTER, DoorStatus.RETRY_AFTER_SECONDS)
        .build();
  }

  /** The answer to a call that failed. */
  public Response failed(Failure failure, String reference) {
    return failed(failure, List.of(), reference);
  }

  /**
   * The answer to a call that failed.
   *
   * @param notices kinds of what a person should know besides
   */
  public Response failed(Failure failure, List<String> notices, String reference) {
    int status = DoorStatus.of(failure);
    DoorAnswer plain = answer(failure, reference);
    Response.ResponseBuilder response =
        response(
            status,
            new DoorAnswer(
                plain.code(), withNotices(plain.message(), notices), plain.fix(), reference));
    if (status == 503) {
      response.header(HttpHeaders.RETRY_AFTER, DoorStatus.RETRY_AFTER_SECONDS);
    }
    if (status == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return response.build();
  }

  /** What is said of a failure. */
  public DoorAnswer answer(Failure failure, String reference) {
    return new DoorAnswer(
        failure.code().code(),
        sentences.message(failure, language),
        sentences.fix(failure, language),
        reference);
  }

  /** Any answer as JSON text. */
  public String write(Object answer) {
    try {
      return json.writeValueAsString(answer);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an answer of texts could not be written", impossible);
    }
  }

  /** Only the kinds that the back office can act on have a sentence. */
  private String withNotices(String message, List<String> notices) {
    return Stream.concat(
            Stream.of(message),
            notices.stream().flatMap(kind -> sentences.notice(kind, language).stream()))
        .collect(Collectors.joining(" "));
  }

  private Response.ResponseBuilder response(int status, DoorAnswer answer) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(write(answer));
  }
}
