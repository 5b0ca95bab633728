package bench;

import io.quarkus.funqy.Funq;
import java.util.Map;

/** Answers what it was asked. */
public class Nothing {

  /** The only function. */
  @Funq
  public Map<String, Object> nothing(Map<String, Object> request) {
    return request;
  }
}
