import NIOSSL
import RestanteCore

extension TLSFacts {
  /// Reads the files as a server does that starts with them.
  init(reading files: TLSFiles, now: Timestamp) {
    self.init(files: files, state: Self.state(of: files), now: now)
  }

  private static func state(of files: TLSFiles) -> State {
    do throws(StartupError) {
      _ = try TLSIdentity.read(files)
    } catch {
      return .unusable(error.description)
    }
    guard let certificate = try? NIOSSLCertificate.fromPEMFile(files.certificate).first else {
      return .unusable("\(files.certificate) cannot be read")
    }
    return .valid(
      from: Timestamp(seconds: Int64(certificate.notValidBefore)),
      until: Timestamp(seconds: Int64(certificate.notValidAfter)))
  }
}
