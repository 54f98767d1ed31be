import Logging
import NIOCore
import NIOSSL
import Synchronization

/// Holds the identity that new connections are served with, and replaces it when its files change.
///
/// A pair that cannot be used is reported once and never served: connections go on getting the
/// last good one.
final class TLSReloader: Sendable {
  private struct State {
    var identity: TLSIdentity
    /// What was tried last, good or bad.
    var tried: [UInt8]
    /// Whether the files could not be read when they were looked at last.
    var isUnreadable = false
  }

  private let files: TLSFiles
  private let logger: Logger
  private let state: Mutex<State>

  /// Reads the files.
  ///
  /// - Throws: ``StartupError`` when they cannot be used.
  init(_ files: TLSFiles, logger: Logger) throws(StartupError) {
    let identity = try TLSIdentity.read(files)
    self.files = files
    self.logger = logger
    state = Mutex(State(identity: identity, tried: identity.digest))
  }

  /// What the HTTP library sets connections up with; asks for the identity at each handshake.
  var configuration: TLSConfiguration {
    var configuration = identity.configuration
    configuration.sslContextCallback = { [self] _, promise in
      let identity = identity
      var override = NIOSSLContextConfigurationOverride()
      override.certificateChain = identity.chain
      override.privateKey = identity.key
      promise.succeed(override)
    }
    return configuration
  }

  /// Looks whether the files have changed, and serves what stands in them if it is good.
  ///
  /// - Parameter isAsked: Whether the operator asked, who then hears what came of it in any case.
  func reload(isAsked: Bool = false) {
    do {
      let contents = try TLSContents(files)
      let wasTried = state.withLock { state in
        state.isUnreadable = false
        defer { state.tried = contents.digest }
        return state.tried == contents.digest
      }
      guard isAsked || !wasTried else { return }
      let identity = try TLSIdentity(files, contents: contents)
      state.withLock { $0.identity = identity }
      logger.notice("reloaded the certificate", metadata: ["file": "\(files.certificate)"])
    } catch {
      report(error, isAsked: isAsked)
    }
  }

  /// The digest of the files whose contents are served.
  var digest: [UInt8] { identity.digest }

  private var identity: TLSIdentity { state.withLock { $0.identity } }

  private func report(_ error: StartupError, isAsked: Bool) {
    // Files that are missing all the time are reported once.
    let isKnown = state.withLock { state in
      defer { state.isUnreadable = true }
      return state.isUnreadable
    }
    guard isAsked || !isKnown else { return }
    logger.error(
      "the new certificate is not usable; still serving the previous one",
      metadata: ["reason": "\(error)"])
  }
}
