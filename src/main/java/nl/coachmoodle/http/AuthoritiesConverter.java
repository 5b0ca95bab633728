package nl.coachmoodle.http;

import org.eclipse.microprofile.config.spi.Converter;

/**
 * Reads the files of {@link Authorities} that a setting names, so that a wrong one stops the start.
 */
public final class AuthoritiesConverter implements Converter<Authorities> {
  private static final long serialVersionUID = 1L;

  @Override
  public Authorities convert(String files) {
    return Authorities.in(files);
  }
}
