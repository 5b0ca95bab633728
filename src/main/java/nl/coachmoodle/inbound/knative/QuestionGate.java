package nl.coachmoodle.inbound.knative;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/** Lets nothing but a question through to the set-up door and to health: they read no bodies. */
@Singleton
class QuestionGate {
  private static final List<String> PATHS = List.of("/setup", "/q/health/*");

  private final GateAnswers answers;

  QuestionGate(GateAnswers answers) {
    this.answers = answers;
  }

  void install(@Observes Router router) {
    for (String path : PATHS) {
      router.route(path).order(FunctionGate.BEFORE_READING).handler(this::check);
      router
          .route(path)
          .order(FunctionGate.BEFORE_READING)
          .handler(BodyHandler.create(false).setBodyLimit(0));
    }
  }

  private void check(RoutingContext call) {
    HttpMethod method = call.request().method();
    if (HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method)) {
      call.next();
    } else {
      answers.refuse(call, Failure.of(FailureCode.METHOD_UNSUPPORTED));
    }
  }
}
