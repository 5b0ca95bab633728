package nl.coachmoodle.outbound.aws;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;

/**
 * Lets the AWS signer link in a native executable. Its checksums name the classes of AWS CRT, an
 * optional library that is not on the class path, and the native builder refuses a method that
 * names an absent class even when nothing calls it. Messages to SQS are signed with SHA-256 of the
 * JDK, so the three methods that would need the library say that it is not there.
 */
// A substitution consists of methods that only throw; nobody here calls them.
@SuppressWarnings("DoNotCallSuggester")
@TargetClass(className = "software.amazon.awssdk.checksums.internal.ChecksumProvider")
final class ChecksumsOfTheJdkOnly {
  @Substitute
  static SdkChecksum createCrtCrc32C() {
    throw new UnsupportedOperationException("CRC32C of AWS CRT");
  }

  @Substitute
  static SdkChecksum crc64NvmeCrtImplementation() {
    throw new UnsupportedOperationException("CRC64NVME of AWS CRT");
  }

  @Substitute
  static SdkChecksum crtXxHash(ChecksumAlgorithm algorithm) {
    throw new UnsupportedOperationException(algorithm.algorithmId() + " of AWS CRT");
  }
}
