package nl.coachmoodle.inbound.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.coachmoodle.cloud.RotatingSecret;
import org.jboss.logging.Logger;

/**
 * The keys that messages may be signed with: the current one and the one before. They can change
 * while this runs; until then the prepared ones are used.
 */
final class SigningKeys {
  private static final Logger LOG = Logger.getLogger(SigningKeys.class);

  private final List<RotatingSecret> secrets;
  private final Function<String, HmacKey> reading;
  private volatile Prepared prepared = new Prepared(List.of(), List.of());

  /**
   * Keys.
   *
   * @param reading of a key as it stands in a setting
   */
  SigningKeys(List<RotatingSecret> secrets, Function<String, HmacKey> reading) {
    this.secrets = List.copyOf(secrets);
    this.reading = reading;
  }

  /** The keys of now. */
  List<HmacKey> now() {
    List<String> texts = secrets.stream().flatMap(secret -> secret.value().stream()).toList();
    Prepared known = prepared;
    if (!known.texts().equals(texts)) {
      known = new Prepared(texts, read(texts));
      prepared = known;
    }
    return known.keys();
  }

  /** One that cannot be used opens nothing, and does not keep the other from opening. */
  private List<HmacKey> read(List<String> texts) {
    List<HmacKey> keys = new ArrayList<>();
    for (String text : texts) {
      try {
        keys.add(reading.apply(text));
      } catch (IllegalArgumentException unusable) {
        LOG.errorf("a key of webhook.signature cannot be used: %s", unusable.getMessage());
      }
    }
    return keys;
  }

  private record Prepared(List<String> texts, List<HmacKey> keys) {
    Prepared {
      texts = List.copyOf(texts);
      keys = List.copyOf(keys);
    }
  }
}
