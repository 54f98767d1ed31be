import Hummingbird
import Logging

/// What the HTTP library tells about a request's surroundings: only the logger is wanted here.
struct RequestScope: InitializableFromSource, Sendable {
  let logger: Logger

  init(source: ApplicationRequestContextSource) {
    logger = source.logger
  }
}
