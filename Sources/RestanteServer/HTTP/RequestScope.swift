import Hummingbird
import Logging
import NIOCore
import RestanteCore

/// What the HTTP library tells about a request's surroundings.
struct RequestScope: InitializableFromSource, Sendable {
  let logger: Logger
  /// Who is at the other end of the connection.
  let peer: NetworkAddress?
  let connection: Connection

  init(source: ApplicationRequestContextSource) {
    logger = source.logger
    connection = Connection(channel: source.channel)
    peer = source.channel.remoteAddress.flatMap { NetworkAddress($0) }
  }
}
