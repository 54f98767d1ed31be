import HTTPTypes
import RestanteCore

/// The paths of the native API.
enum NativeRoute: Sendable, Hashable {
  /// Publishing.
  case events
  /// Making applications.
  case applications
  /// The settings of one application.
  case application(clientID: String)
  /// Making tokens.
  case tokens
  /// The figures of all queues.
  case queues
  /// The figures of one application's queue.
  case queue(clientID: String)
  /// The dead letters of one application's queue.
  case deadLetters(clientID: String)
  /// Changing what is in one application's queue.
  case queueAction(QueueAction, clientID: String)

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
    case let path where path.count == 2 && path[0] == "apps" && !path[1].isEmpty:
      self = .application(clientID: path[1])
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
    } else if let action = QueueAction(rawValue: part) {
      self = .queueAction(action, clientID: clientID)
    } else {
      return nil
    }
  }

  /// The verb that the route answers to.
  var method: HTTPRequest.Method {
    switch self {
    case .events, .applications, .tokens, .queueAction: .post
    case .application: .patch
    case .queues, .queue, .deadLetters: .get
    }
  }

  /// What the presented key must allow.
  var scope: APIKeyScope {
    switch self {
    case .events: .publish
    case .applications, .application, .tokens, .queueAction: .admin
    case .queues, .queue, .deadLetters: .read
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
}
