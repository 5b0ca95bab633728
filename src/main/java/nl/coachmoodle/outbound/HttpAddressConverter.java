package nl.coachmoodle.outbound;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads addresses in settings; its refusals reach whoever starts this with their reason. */
public final class HttpAddressConverter implements Converter<HttpAddress> {
  private static final long serialVersionUID = 1L;

  @Override
  public HttpAddress convert(String text) {
    return HttpAddress.of(text);
  }
}
