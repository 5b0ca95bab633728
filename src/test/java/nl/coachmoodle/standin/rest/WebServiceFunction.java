package nl.coachmoodle.standin.rest;

import com.fasterxml.jackson.databind.JsonNode;

/** A web service function of Moodle. */
public interface WebServiceFunction {

  /** The name that callers use. */
  String name();

  /** What it takes, in this release. */
  Parameter.Structure parameters();

  /** How many things a call works on, for the cost of it. */
  int items(Arguments arguments);

  /** Does it. The JSON null is the answer of functions without a result. */
  JsonNode execute(Arguments arguments);
}
