package nl.coachmoodle.standin.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import nl.coachmoodle.standin.rest.Arguments;
import nl.coachmoodle.standin.rest.Parameter.Structure;
import nl.coachmoodle.standin.rest.WebServiceFunction;
import nl.coachmoodle.standin.site.Installation;

/**
 * {@code core_webservice_get_site_info}: not in the service of the set-up article. As seen on 3.9,
 * 4.3, 4.5 and 5.1; only what is read of it.
 */
final class GetSiteInfo implements WebServiceFunction {
  static final String NAME = "core_webservice_get_site_info";

  private final Installation moodle;
  private final String siteRoot;
  private final Set<String> functions;

  /**
   * @param functions what this Moodle knows besides this function
   */
  GetSiteInfo(Installation moodle, String siteRoot, Set<String> functions) {
    this.moodle = moodle;
    this.siteRoot = siteRoot;
    this.functions = functions;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Structure parameters() {
    return Structure.empty();
  }

  @Override
  public int items(Arguments arguments) {
    return 1;
  }

  @Override
  public JsonNode execute(Arguments arguments) {
    String release = moodle.release().label();
    ObjectNode info =
        JsonNodeFactory.instance
            .objectNode()
            .put("siteurl", siteRoot)
            .put("release", release + " (Build: 20260810)");
    ArrayNode list = info.putArray("functions");
    list.addObject().put("name", NAME).put("version", release);
    functions.stream()
        .filter(function -> !moodle.settings().removedFunctions().contains(function))
        .forEach(function -> list.addObject().put("name", function).put("version", release));
    return info;
  }
}
