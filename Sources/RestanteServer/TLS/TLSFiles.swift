/// The files that hold what a server proves its identity with.
public struct TLSFiles: Sendable, Hashable {
  /// A PEM file with the server's certificate and those between it and a known authority.
  public var certificate: String
  /// A PEM file with the certificate's private key.
  public var key: String

  /// Names the files.
  public init(certificate: String, key: String) {
    self.certificate = certificate
    self.key = key
  }
}
