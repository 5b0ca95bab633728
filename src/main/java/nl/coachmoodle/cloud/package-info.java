/**
 * Settings and secrets from the cloud: mounted files, AWS Secrets Manager and SSM parameters. They
 * are read again while the process runs, so that a secret can be changed without a new deployment.
 * Four substitutions make a native executable read all its settings in less time.
 */
@NullMarked
package nl.coachmoodle.cloud;

import org.jspecify.annotations.NullMarked;
