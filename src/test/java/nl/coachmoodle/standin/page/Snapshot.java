package nl.coachmoodle.standin.page;

import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.SiteData;

/**
 * What there is to show at one moment.
 *
 * @param release the imitated release
 * @param data the committed tables
 * @param calls how many web service calls were received
 */
public record Snapshot(MoodleRelease release, SiteData data, int calls) {}
