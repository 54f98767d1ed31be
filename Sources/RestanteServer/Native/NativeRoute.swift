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
  /// The events of an operator's own; looking at them and adding to them.
  case eventNames(isPost: Bool)
  /// The figures of all queues.
  case queues
  /// The figures of one application's queue.
  case queue(clientID: String)

  /// The route of a path; `nil` when there is none. Where a path takes two verbs, the one that was
  /// used decides.
  init?(path: String, method: HTTPRequest.Method) {
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
    case ["event-names"]: self = .eventNames(isPost: method == .post)
    case ["queues"]: self = .queues
    case let path where path.count == 2 && path[0] == "queues" && !path[1].isEmpty:
      self = .queue(clientID: path[1])
    default: return nil
    }
  }

  /// The verb that the route answers to.
  var method: HTTPRequest.Method {
    switch self {
    case .events, .applications, .tokens, .eventNames(isPost: true): .post
    case .queues, .queue, .eventNames(isPost: false): .get
    }
  }

  /// The verbs that the path answers to, as the `Allow` header names them.
  var allowedMethods: String {
    switch self {
    case .events, .applications, .tokens: "POST"
    case .queues, .queue: "GET, HEAD"
    case .eventNames: "GET, HEAD, POST"
    }
  }

  /// What the presented key must allow.
  var scope: APIKeyScope {
    switch self {
    case .events: .publish
    case .applications, .tokens, .eventNames: .admin
    case .queues, .queue: .read
    }
  }
}
