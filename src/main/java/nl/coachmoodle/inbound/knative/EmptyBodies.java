package nl.coachmoodle.inbound.knative;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Gives a request whose body has ended without a byte an empty body. Funqy reads bodies before
 * anybody else does and leaves nothing behind for an empty one; the doors would then wait for bytes
 * that never come, each on a worker thread, and a handful of strangers could stop the service.
 */
@Singleton
class EmptyBodies {
  private static final int BEFORE_DOORS_AND_FUNCTIONS = -10_000;

  void install(@Observes Router router) {
    router.route().order(BEFORE_DOORS_AND_FUNCTIONS).handler(EmptyBodies::fill);
  }

  private static void fill(RoutingContext call) {
    boolean isOver = call.request().isEnded() && call.body().buffer() == null;
    if (isOver && call instanceof RoutingContextInternal settable) {
      settable.setBody(Buffer.buffer());
    }
    call.next();
  }
}
