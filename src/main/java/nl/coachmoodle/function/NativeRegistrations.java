package nl.coachmoodle.function;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a native executable reaches by reflection and Quarkus 3.32.1 does not register: without the
 * error answer of the Lambda runtime, the first failing function would end the whole process.
 */
@RegisterForReflection(classNames = "io.quarkus.amazon.lambda.runtime.FunctionError")
final class NativeRegistrations {
  private NativeRegistrations() {}
}
