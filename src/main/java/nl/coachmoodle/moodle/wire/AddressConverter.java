package nl.coachmoodle.moodle.wire;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads {@code moodle.url}; its refusals reach whoever starts this with their reason. */
public final class AddressConverter implements Converter<MoodleAddress> {
  private static final long serialVersionUID = 1L;

  @Override
  public MoodleAddress convert(String text) {
    return MoodleAddress.of(text);
  }
}
