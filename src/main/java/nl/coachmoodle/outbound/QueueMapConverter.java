package nl.coachmoodle.outbound;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads {@code outbound.queue-map}; its refusals reach whoever starts this with their reason. */
public final class QueueMapConverter implements Converter<QueueMap> {
  private static final long serialVersionUID = 1L;

  @Override
  public QueueMap convert(String text) {
    return QueueMap.of(text);
  }
}
