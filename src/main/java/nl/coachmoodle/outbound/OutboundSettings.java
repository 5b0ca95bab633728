package nl.coachmoodle.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.http.Authorities;
import nl.coachmoodle.http.AuthoritiesConverter;

/**
 * Where work and dead letters are sent. On Knative work goes to {@code K_SINK}, which the platform
 * sets.
 */
@ConfigMapping(prefix = "outbound")
public interface OutboundSettings {

  /**
   * AWS: the address of the queue of each function, such as {@code outbound.queues.syncProfile}.
   */
  Map<String, @WithConverter(HttpAddressConverter.class) HttpAddress> queues();

  /** The same in one setting: {@code syncProfile=https://...;reconcile=https://...}. */
  Optional<@WithConverter(QueueMapConverter.class) QueueMap> queueMap();

  /** AWS: the address of the queue for messages that nobody can process. */
  Optional<@WithConverter(HttpAddressConverter.class) HttpAddress> deadLetterQueue();

  /** Knative: the address of who keeps messages that nobody can process. */
  Optional<@WithConverter(HttpAddressConverter.class) HttpAddress> deadLetterSink();

  /** How long a connection to a queue, broker or sink may take to be made. */
  @WithDefault("1s")
  Duration connectTimeout();

  /** How long nothing at all may come; the sender of a webhook waits meanwhile. */
  @WithDefault("3s")
  Duration readTimeout();

  /**
   * Files with certificate authorities in PEM, with a comma between them: they alone are trusted
   * for queues, broker and sinks, instead of those of Java.
   */
  Optional<@WithConverter(AuthoritiesConverter.class) Authorities> authorities();

  /** All queues by function. */
  default Map<String, HttpAddress> allQueues() {
    Map<String, HttpAddress> all = new HashMap<>();
    queueMap().ifPresent(map -> all.putAll(map.queues()));
    all.putAll(queues());
    return all;
  }
}
