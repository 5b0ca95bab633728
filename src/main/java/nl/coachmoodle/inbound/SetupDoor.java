package nl.coachmoodle.inbound;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.Language;
import nl.coachmoodle.function.CheckSetup;
import nl.coachmoodle.function.OperationFailedException;
import nl.coachmoodle.setup.report.Page;
import nl.coachmoodle.setup.report.PlainText;
import nl.coachmoodle.setup.report.SetupReport;
import nl.coachmoodle.setup.report.Words;
import org.jboss.logging.Logger;

/**
 * How the set-up stands: {@code GET /setup}, as JSON, as text, or as a page for people. Changes
 * nothing in Moodle.
 */
@Path("/setup")
public class SetupDoor {
  private static final Logger LOG = Logger.getLogger(SetupDoor.class);
  private static final List<String> TAKEN = List.of("course", "cohort", "language");
  private static final String HTML = "text/html";
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final String TEXT = "text/plain";

  private final CheckSetup checkSetup;
  private final SetupAccess access;
  private final DoorAnswers answers;

  public SetupDoor(CheckSetup checkSetup, SetupAccess access, DoorAnswers answers) {
    this.checkSetup = checkSetup;
    this.access = access;
    this.answers = answers;
  }

  /** Examines Moodle now. */
  @GET
  public Response setup(@Context HttpHeaders headers, @Context UriInfo uri) {
    String reference = References.begin();
    try {
      Optional<Failure> refusal =
          access.refuses(Optional.ofNullable(headers.getHeaderString(HttpHeaders.AUTHORIZATION)));
      if (refusal.isPresent()) {
        return refused(refusal.get(), reference);
      }
      SetupReport report = checkSetup.report(request(headers, uri));
      LOG.infof("door=setup status=200 overall=%s reference=%s", report.overall(), reference);
      return answer(report, headers);
    } catch (FailedException wrong) {
      return refused(wrong.failure(), reference);
    } catch (OperationFailedException failed) {
      return refused(failed.decisive(), reference);
    } finally {
      References.end();
    }
  }

  private Response refused(Failure failure, String reference) {
    int status = DoorStatus.of(failure);
    LOG.infof("door=setup status=%d failure=\"%s\" reference=%s", status, failure, reference);
    Response refusal = answers.failed(failure, reference);
    return status == 401 && access.hasKey()
        ? Response.fromResponse(refusal)
            .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"setup\", charset=\"UTF-8\"")
            .build()
        : refusal;
  }

  private static Map<String, Object> request(HttpHeaders headers, UriInfo uri) {
    Map<String, Object> request = new HashMap<>();
    acceptable(headers).ifPresent(language -> request.put("language", language.tag()));
    for (String name : TAKEN) {
      Optional.ofNullable(uri.getQueryParameters().getFirst(name))
          .ifPresent(value -> request.put(name, value));
    }
    return request;
  }

  /** The first of the caller's languages that we speak. */
  private static Optional<Language> acceptable(HttpHeaders headers) {
    for (Locale locale : headers.getAcceptableLanguages()) {
      for (Language language : Language.values()) {
        if (language.tag().equals(locale.getLanguage())) {
          return Optional.of(language);
        }
      }
    }
    return Optional.empty();
  }

  private Response answer(SetupReport report, HttpHeaders headers) {
    Words words = checkSetup.words(Language.of(report.language()));
    String type = type(headers);
    String body =
        switch (type) {
          case HTML -> new Page(words).of(report);
          case TEXT -> new PlainText(words).of(report);
          default -> answers.write(report);
        };
    return Response.ok(body, type + ";charset=UTF-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_LANGUAGE, report.language())
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Content-Security-Policy", POLICY)
        .build();
  }

  /** The first that the caller takes, in its order; JSON for whoever takes anything. */
  private static String type(HttpHeaders headers) {
    for (MediaType accepted : headers.getAcceptableMediaTypes()) {
      for (String ours : List.of(MediaType.APPLICATION_JSON, HTML, TEXT)) {
        if (accepted.isCompatible(MediaType.valueOf(ours))) {
          return ours;
        }
      }
    }
    return MediaType.APPLICATION_JSON;
  }
}
