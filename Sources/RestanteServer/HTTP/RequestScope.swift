import Hummingbird
import Logging
import NIOCore

/// What the HTTP library tells about a request's surroundings.
struct RequestScope: InitializableFromSource, Sendable {
  let logger: Logger
  /// Whether the client is on this machine, or a proxy on it.
  let isLocal: Bool

  init(source: ApplicationRequestContextSource) {
    logger = source.logger
    let address = source.channel.remoteAddress?.ipAddress ?? ""
    isLocal =
      address == "::1" || address.hasPrefix("127.") || address.hasPrefix("::ffff:127.")
  }
}
