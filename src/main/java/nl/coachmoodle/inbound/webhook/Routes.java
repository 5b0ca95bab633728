package nl.coachmoodle.inbound.webhook;

import java.util.List;
import java.util.Optional;

/** What is done at which event. */
final class Routes {
  private final List<Route> routes;

  Routes(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /** All of them. */
  List<Route> all() {
    return routes;
  }

  /**
   * The routes for a message: those that fit it best, with the most conditions. So a route for one
   * category takes the place of the route for any category, in whatever order they are written.
   */
  List<Route> of(String event, WebhookMessage message) {
    List<Route> fitting = routes.stream().filter(route -> route.matches(event, message)).toList();
    int best = fitting.stream().mapToInt(Route::weight).max().orElse(0);
    return fitting.stream().filter(route -> route.weight() == best).toList();
  }

  /** The event's name as the routes write it; empty when no route names it. */
  Optional<String> known(String event) {
    return routes.stream().map(Route::event).filter(event::equalsIgnoreCase).findFirst();
  }
}
