import AsyncHTTPClient
import NIOCore
import NIOPosix
import NIOSSL

/// Why there was no answer from a server, and what to do about it.
enum ConnectionFailure {
  /// The reason in words.
  static func text(_ error: any Error, base: String) -> String {
    "the server at \(base) did not answer: \(reason(error))"
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case let error as HTTPClientError where error == .connectTimeout || error == .readTimeout:
      "it took too long"
    case let error as HTTPClientError where error == .deadlineExceeded: "it took too long"
    case let error as NIOConnectionError:
      error.connectionErrors.first.map { reason($0.error) } ?? "its name is unknown"
    case let error as IOError where error.errnoCode == ECONNREFUSED:
      "nothing listens there. Is it running?"
    case is NIOSSLExtraError:
      "its certificate is not for this name. Use the name in the certificate (\(error))"
    case let error as NIOSSLError: tlsReason(error)
    default: "\(error)"
    }
  }

  private static func tlsReason(_ error: NIOSSLError) -> String {
    let text = "\(error)"
    if text.contains("CERTIFICATE_VERIFY_FAILED") {
      return "its certificate is not trusted here. Name a file with the certificate, or with that "
        + "of its authority: --ca-file FILE or RESTANTE_CA_FILE"
    }
    if text.contains("WRONG_VERSION_NUMBER") {
      return "it does not speak TLS. Use an http:// address"
    }
    return "TLS failed: \(text)"
  }
}
