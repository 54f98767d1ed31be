import Foundation

@testable import RestanteServer

/// A self-signed certificate for this machine, made by the `openssl` program.
struct TestCertificate: Sendable {
  let files: TLSFiles

  struct NotMade: Error {
    var complaint: String
  }

  /// Makes a certificate in files of a directory, replacing those of the same name.
  ///
  /// - Parameters:
  ///   - name: Whom the certificate names; tests tell certificates apart by it.
  ///   - places: What it is good for.
  init(
    _ name: String, in directory: TemporaryDirectory, file: String = "tls",
    places: String = "IP:127.0.0.1,DNS:localhost"
  ) async throws {
    files = TLSFiles(
      certificate: "\(directory.path)/\(file).crt", key: "\(directory.path)/\(file).key")
    let process = try ChildProcess(
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-days", "2", "-subj", "/CN=\(name)", "-addext",
        "subjectAltName=\(places)", "-keyout", files.key, "-out",
        files.certificate,
      ], program: Self.openssl, directory: directory)
    guard await process.exitCode() == 0 else { throw NotMade(complaint: process.errors) }
  }

  /// The name of the certificate that is served on a port of this machine.
  static func served(on port: Int, directory: TemporaryDirectory) async throws -> String {
    let process = try ChildProcess(
      ["s_client", "-connect", "127.0.0.1:\(port)"], program: openssl, directory: directory)
    _ = await process.exitCode()
    let line = process.output.split(separator: "\n").first { $0.hasPrefix("subject=") } ?? ""
    return line.split(separator: "=").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
  }

  private static let openssl = "/usr/bin/openssl"
}
