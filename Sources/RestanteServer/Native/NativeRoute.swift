import HTTPTypes
import RestanteCore

/// The paths of the native API.
enum NativeRoute: Sendable, Hashable {
  /// Publishing.
  case events
  /// What administrators do, with the verb that was used.
  case administration(AdministrationRoute, HTTPRequest.Method)
  /// The events of an operator's own; looking at them and adding to them.
  case eventNames(isPost: Bool)
  /// The figures of all queues.
  case queues
  /// The figures of one application's queue.
  case queue(clientID: String)
  /// The dead letters of one application's queue.
  case deadLetters(clientID: String)
  /// What left one application's queue.
  case history(clientID: String)
  /// Why one application's queue gives nothing.
  case explanation(clientID: String)
  /// Hints about what happens in one application's queue.
  case stream(clientID: String)
  /// Changing what is in one application's queue.
  case queueAction(QueueAction, clientID: String)

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
    let decoded = segments.dropFirst().map { PercentCoding.decode($0) }
    if let route = AdministrationRoute(segments: decoded) {
      self = .administration(route, method)
      return
    }
    switch decoded {
    case ["event-names"]: self = .eventNames(isPost: method == .post)
    case ["queues"]: self = .queues
    case let path where path.count == 2 && path[0] == "queues" && !path[1].isEmpty:
      self = .queue(clientID: path[1])
    case let path where path.count == 3 && path[0] == "queues" && !path[1].isEmpty:
      self.init(queue: path[1], part: path[2])
    default: return nil
    }
  }

  private init?(queue clientID: String, part: String) {
    if part == "dead" {
      self = .deadLetters(clientID: clientID)
    } else if part == "history" {
      self = .history(clientID: clientID)
    } else if part == "stream" {
      self = .stream(clientID: clientID)
    } else if part == "explain" {
      self = .explanation(clientID: clientID)
    } else if let action = QueueAction(rawValue: part) {
      self = .queueAction(action, clientID: clientID)
    } else {
      return nil
    }
  }

  /// The verb that the route answers to.
  var method: HTTPRequest.Method {
    switch self {
    case .events, .queueAction, .eventNames(isPost: true): .post
    case .administration(let route, let used):
      route.methods.contains(used) ? used : route.methods[0]
    case .queues, .queue, .deadLetters, .history, .explanation, .stream,
      .eventNames(isPost: false):
      .get
    }
  }

  /// The verbs that the path answers to, as the `Allow` header names them.
  var allowedMethods: String {
    switch self {
    case .events, .queueAction: "POST"
    case .administration(let route, _):
      route.methods.map { $0 == .get ? "GET, HEAD" : $0.rawValue }.joined(separator: ", ")
    case .queues, .queue, .deadLetters, .history, .explanation, .stream: "GET, HEAD"
    case .eventNames: "GET, HEAD, POST"
    }
  }

  /// What the presented key must allow.
  var scope: APIKeyScope {
    switch self {
    case .events: .publish
    case .administration, .queueAction, .eventNames: .admin
    case .queues, .queue, .deadLetters, .history, .explanation, .stream: .read
    }
  }
}

/// What an administrator can do with what is in a queue.
enum QueueAction: String, Sendable, Hashable {
  /// Giving back what a process id holds.
  case release
  /// Making dead letters pending.
  case redrive
  /// Removing dead letters.
  case drop
  /// Bringing past events back.
  case restore
}
