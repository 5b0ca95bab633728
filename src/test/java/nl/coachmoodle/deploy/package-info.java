/** What is deployed: manifests, dashboards and alarms, held to models, code and rules. */
package nl.coachmoodle.deploy;
