import HTTPTypes
import RestanteCore

/// The paths of the native API.
enum NativeRoute: Sendable, Hashable {
  /// Publishing.
  case events
  /// Making applications.
  case applications
  /// Making tokens.
  case tokens
  /// The figures of all queues.
  case queues
  /// The figures of one application's queue.
  case queue(clientID: String)

  /// The route of a path; `nil` when there is none.
  init?(path: String) {
    // Nearly every request is this one.
    if path == "/v1/events" {
      self = .events
      return
    }
    let segments = path.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    switch segments.dropFirst().map({ PercentCoding.decode($0) }) {
    case ["apps"]: self = .applications
    case ["tokens"]: self = .tokens
    case ["queues"]: self = .queues
    case let path where path.count == 2 && path[0] == "queues" && !path[1].isEmpty:
      self = .queue(clientID: path[1])
    default: return nil
    }
  }

  /// The verb that the route answers to.
  var method: HTTPRequest.Method {
    switch self {
    case .events, .applications, .tokens: .post
    case .queues, .queue: .get
    }
  }

  /// What the presented key must allow.
  var scope: APIKeyScope {
    switch self {
    case .events: .publish
    case .applications, .tokens: .admin
    case .queues, .queue: .read
    }
  }
}
