package nl.coachmoodle.function;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the content of messages out of what is said about unreadable ones. Funqy logs the
 * exceptions of Jackson, and Lambda answers them; Jackson quotes the text that it stumbled over,
 * which can be the whole message with its names.
 */
@Singleton
public class QuietJson implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    mapper
        .getFactory()
        .setErrorReportConfiguration(
            ErrorReportConfiguration.builder()
                .maxErrorTokenLength(0)
                .maxRawContentLength(0)
                .build());
    mapper.addHandler(new NotAnObject());
  }

  /** A text or number where an object is wanted, such as JSON that was encoded twice. */
  private static final class NotAnObject extends DeserializationProblemHandler {
    @Override
    public Object handleMissingInstantiator(
        DeserializationContext context,
        Class<?> wanted,
        @Nullable ValueInstantiator instantiator,
        @Nullable JsonParser parser,
        String message)
        throws MismatchedInputException {
      throw MismatchedInputException.from(
          parser, wanted, "a text or number stands where an object is wanted");
    }
  }
}
