package nl.coachmoodle.setup.report;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a finding rests on. Holds no personal data.
 *
 * @param call what was asked, in English
 * @param answer what came back, shortened
 */
@RegisterForReflection
public record Evidence(String call, String answer) {}
