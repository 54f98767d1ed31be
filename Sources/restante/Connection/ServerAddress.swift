import ArgumentParser
import NIOSSL
import RestanteServer

/// The server that a command talks to where its data directory is not at hand, and by what the
/// command trusts it.
struct ServerAddress: ParsableArguments {
  private static let keyVariable = "RESTANTE_KEY"
  private static let certificatesVariable = "RESTANTE_CA_FILE"

  @Option(help: "The server's address; needs a key from --key or RESTANTE_KEY.")
  var url: String?

  @Option(help: "The key for that server. RESTANTE_KEY keeps it off the command line.")
  var key: String?

  @Option(
    help: ArgumentHelp(
      "A PEM file with the certificates to trust, such as the server's own. "
        + "(default: RESTANTE_CA_FILE or the system's)", valueName: "file"))
  var caFile: String?

  func validate() throws {
    if let url, PublicURL(url) == nil {
      throw ValidationError("--url: '\(url)' is not an http or https URL without query.")
    }
    if key != nil && url == nil { throw ValidationError("--key needs --url.") }
    if url != nil && presentedKey == nil {
      throw ValidationError("--url needs a key: --key or RESTANTE_KEY.")
    }
  }

  /// The server that `--url` names; `nil` without it.
  func named() throws -> ServerConnection? {
    guard let url = url.flatMap(PublicURL.init), let presentedKey else { return nil }
    return try connection(base: url.base, key: presentedKey)
  }

  /// A server that is known from elsewhere.
  func connection(base: String, key: String) throws -> ServerConnection {
    ServerConnection(base: base, key: key, trusted: try trustedCertificates())
  }

  private var presentedKey: String? { key ?? Environment.value(Self.keyVariable) }

  private func trustedCertificates() throws -> [NIOSSLCertificate]? {
    try Self.trustedCertificates(caFile)
  }

  /// The certificates of a file, else of the one that the environment names; `nil` without either.
  static func trustedCertificates(_ caFile: String?) throws -> [NIOSSLCertificate]? {
    guard let path = caFile ?? Environment.value(certificatesVariable) else { return nil }
    guard let certificates = try? NIOSSLCertificate.fromPEMFile(path), !certificates.isEmpty else {
      let source = caFile == nil ? certificatesVariable : "--ca-file"
      throw ValidationError("\(source): '\(path)' is not a file with certificates (PEM).")
    }
    return certificates
  }
}
