package nl.coachmoodle.inbound.webhook;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads ranges of addresses; its refusals reach whoever starts this with their reason. */
public final class CidrConverter implements Converter<Cidr> {
  private static final long serialVersionUID = 1L;

  @Override
  public Cidr convert(String text) {
    return Cidr.of(text);
  }
}
