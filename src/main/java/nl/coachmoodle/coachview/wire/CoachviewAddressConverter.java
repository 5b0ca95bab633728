package nl.coachmoodle.coachview.wire;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads {@code coachview.url}; its refusals reach whoever starts this with their reason. */
public final class CoachviewAddressConverter implements Converter<CoachviewAddress> {
  private static final long serialVersionUID = 1L;

  @Override
  public CoachviewAddress convert(String text) {
    return CoachviewAddress.of(text);
  }
}
