/** The state of the site for people and for scripts: a page, a text and a JSON document. */
package nl.coachmoodle.standin.page;
