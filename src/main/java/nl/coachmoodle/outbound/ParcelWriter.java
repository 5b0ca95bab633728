package nl.coachmoodle.outbound;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes a {@link Parcel}: its body and, because they differ per message, its headers. */
public final class ParcelWriter implements MessageBodyWriter<Parcel> {

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == Parcel.class;
  }

  @Override
  public void writeTo(
      Parcel parcel,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    parcel.headers().forEach(headers::putSingle);
    body.write(parcel.body());
  }
}
