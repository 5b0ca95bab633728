/** What the running build answers over HTTP, and how fast. */
package nl.coachmoodle.bench.http;
