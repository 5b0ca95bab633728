package nl.coachmoodle.function;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads maps in one setting; its refusals reach whoever starts this with their reason. */
public final class PairsConverter implements Converter<Pairs> {
  private static final long serialVersionUID = 1L;

  @Override
  public Pairs convert(String text) {
    return Pairs.of(text);
  }
}
