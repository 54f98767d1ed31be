import NIOSSL
import RestanteCore

/// A certificate chain and its private key, read from files and known to belong together.
struct TLSIdentity: Sendable, Redacted {
  let chain: [NIOSSLCertificateSource]
  let key: NIOSSLPrivateKeySource
  /// The digest of both files, by which a change is noticed.
  let digest: [UInt8]

  /// Reads the files.
  ///
  /// - Throws: ``StartupError`` naming the file that cannot be used. It says nothing of what is in
  ///   the key file.
  static func read(_ files: TLSFiles) throws(StartupError) -> TLSIdentity {
    try TLSIdentity(files, contents: TLSContents(files))
  }

  init(_ files: TLSFiles, contents: TLSContents) throws(StartupError) {
    guard let certificates = try? NIOSSLCertificate.fromPEMBytes(contents.certificate),
      !certificates.isEmpty
    else { throw StartupError("\(files.certificate) does not contain a certificate in PEM format") }
    guard let key = try? NIOSSLPrivateKey(bytes: contents.key, format: .pem) else {
      throw StartupError(
        "\(files.key) does not contain a private key in PEM format without passphrase")
    }
    chain = certificates.map { .certificate($0) }
    self.key = .privateKey(key)
    digest = contents.digest
    do {
      // Refuses a key that is not the certificate's.
      _ = try NIOSSLContext(configuration: configuration)
    } catch {
      throw StartupError(
        "the private key in \(files.key) does not match the certificate in \(files.certificate)")
    }
  }

  /// What a server with this identity tells its clients: TLS 1.2 and newer only.
  var configuration: TLSConfiguration {
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain, privateKey: key)
    configuration.minimumTLSVersion = .tlsv12
    return configuration
  }
}

/// What stands in the files at one moment.
struct TLSContents: Sendable, Redacted {
  let certificate: [UInt8]
  let key: [UInt8]

  init(_ files: TLSFiles) throws(StartupError) {
    certificate = try Self.read(files.certificate, as: nil)
    key = try Self.read(files.key, as: .certificateKey)
  }

  /// A digest of both.
  var digest: [UInt8] { Digests.sha256(Digests.sha256(certificate) + Digests.sha256(key)) }

  private static func read(
    _ path: String, as purpose: FileTrust.Purpose?
  ) throws(StartupError) -> [UInt8] {
    // What gets certificates puts links to the newest ones where they are looked for.
    guard let contents = try DurableFile.contents(of: path, as: purpose, followsLinks: true) else {
      throw StartupError("file not found: \(path)")
    }
    return contents
  }
}
