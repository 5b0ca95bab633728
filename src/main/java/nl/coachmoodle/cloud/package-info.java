/**
 * Settings and secrets from the cloud: mounted files, AWS Secrets Manager and SSM parameters. They
 * are read again while the process runs, so that a secret can be changed without a new deployment.
 */
@NullMarked
package nl.coachmoodle.cloud;

import org.jspecify.annotations.NullMarked;
