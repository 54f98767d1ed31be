import NIOSSL

/// The certificates that the system trusts, read once.
///
/// Each client has a TLS context of its own. One that reads the system's certificates itself takes
/// a megabyte; one that shares them takes ten kilobytes.
enum SystemCertificates {
  /// Where the distributions of Linux keep them.
  private static let files = [
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/cert.pem",
  ]

  private static let certificates = files.lazy
    .compactMap { try? NIOSSLCertificate.fromPEMFile($0) }
    .first { !$0.isEmpty }

  /// The same configuration, with the shared certificates where it trusts those of the system.
  static func shared(in tls: TLSConfiguration) -> TLSConfiguration {
    var tls = tls
    switch tls.trustRoots {
    case nil, .default:
      if let certificates { tls.trustRoots = .certificates(certificates) }
    default: break
    }
    return tls
  }
}
