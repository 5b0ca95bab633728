package nl.coachmoodle.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

  /** The answer to a call that did what it should. */
  public Response done(String operation, String reference) {
    String message = sentences.done(operation, language);
    return response(200, new DoorAnswer("ok", message, "", reference)).build();
  }

  /** The answer to a call that failed. */
  public Response failed(Failure failure, String reference) {
    int status = DoorStatus.of(failure);
    Response.ResponseBuilder response = response(status, answer(failure, reference));
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

  private Response.ResponseBuilder response(int status, DoorAnswer answer) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(write(answer));
  }
}
