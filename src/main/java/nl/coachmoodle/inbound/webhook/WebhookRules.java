package nl.coachmoodle.inbound.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nl.coachmoodle.cloud.RotatingSecret;

/** What the settings say, as the parts that the door is made of. */
final class WebhookRules {
  private final WebhookSettings settings;

  WebhookRules(WebhookSettings settings) {
    this.settings = settings;
  }

  /**
   * The addresses.
   *
   * @param secrets the value of now by the name of its setting
   */
  WebhookAddresses addresses(Function<String, RotatingSecret> secrets) {
    List<WebhookAddress> addresses = new ArrayList<>();
    addresses.add(new WebhookAddress("default", pair("webhook.", secrets), Optional.empty()));
    settings
        .addresses()
        .forEach(
            (name, address) ->
                addresses.add(
                    new WebhookAddress(
                        name, pair("webhook.addresses." + name + ".", secrets), address.event())));
    return new WebhookAddresses(addresses);
  }

  SourceCheck sources() {
    return new SourceCheck(
        settings.allowedSources().orElse(Set.of()), settings.trustedProxies().orElse(Set.of()));
  }

  Envelope envelope() {
    return new Envelope(
        settings.eventFields(),
        settings.eventHeader(),
        settings.idFields().orElse(List.of()),
        settings.idHeader());
  }

  /**
   * The routes.
   *
   * @throws IllegalArgumentException beginning with the setting that is wrong
   */
  Routes routes() {
    List<Route> routes = new ArrayList<>();
    try {
      routes.addAll(RouteText.read(settings.routeMap()));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("webhook.route-map: " + wrong.getMessage(), wrong);
    }
    for (Map.Entry<String, WebhookSettings.RouteSettings> named : settings.routes().entrySet()) {
      WebhookSettings.RouteSettings route = named.getValue();
      try {
        routes.add(
            new Route(
                route.event(), route.when(), route.function(), route.fields(), route.constants()));
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            "webhook.routes." + named.getKey() + ": " + wrong.getMessage(), wrong);
      }
    }
    return new Routes(routes);
  }

  private static List<RotatingSecret> pair(
      String prefix, Function<String, RotatingSecret> secrets) {
    return List.of(secrets.apply(prefix + "secret"), secrets.apply(prefix + "previous-secret"));
  }
}
