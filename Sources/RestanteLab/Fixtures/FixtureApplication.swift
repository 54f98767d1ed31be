import RestanteCore
import RestanteNative

/// An application as fixtures describe it, with its tokens and bindings.
struct FixtureApplication: Sendable {
  /// Tokens that act for a user.
  struct Tokens: Sendable {
    let user: UserID
    let access: FixtureCredential
    let refresh: FixtureCredential?
    /// How long the access token is accepted, in seconds.
    let lifetime: Int64
    let arguments: ArgumentReader
  }

  /// A binding of an event.
  struct Binding: Sendable {
    let event: EventName
    let target: RestanteCore.Binding.Target
    let connector: String
  }

  /// How long access tokens are accepted unless told otherwise, in seconds: 30 days, as those of
  /// the demo portal.
  static let standardLifetime: Int64 = 30 * 86_400

  /// `nil` for the demo application.
  let clientID: String?
  let name: String?
  let scopes: [String]?
  let version: Int64?
  /// Whether it is installed when it is new.
  let isInstalled: Bool
  let change: ApplicationChange
  let queues: QueueOverrideChanges
  let secret: FixtureCredential?
  let tokens: [Tokens]
  let bindings: [Binding]
  /// What reads it, for problems that turn up later.
  let arguments: ArgumentReader

  /// Reads an application.
  init(_ arguments: ArgumentReader) throws(Problem) {
    self.arguments = arguments
    let reader = ApplicationChangeReader(arguments)
    clientID = try reader.clientID()
    name = try arguments.text("name")
    scopes = try reader.scopes()
    version = try reader.version()
    isInstalled = try arguments.bool("installed") ?? true
    var change = try reader.change()
    if let name { change.name = .set(name) }
    if let scopes { change.scopes = .set(scopes) }
    self.change = change
    queues = try QueueOverrideChangesReader(arguments).changes()
    secret = try FixtureCredential(ifAny: "client_secret", of: arguments)
    tokens = try FixturePortal.list(arguments, "tokens") { (tokens) throws(Problem) in
      Tokens(
        user: try tokens.requiredUser(), access: try FixtureCredential("access_token", of: tokens),
        refresh: try FixtureCredential(ifAny: "refresh_token", of: tokens),
        lifetime: try tokens.integer("expires_in") ?? Self.standardLifetime, arguments: tokens)
    }
    bindings = try FixturePortal.list(arguments, "bindings") { (binding) throws(Problem) in
      try Self.binding(binding)
    }
  }

  /// All credentials that are named, but secrets: those may be the same.
  var credentials: [FixtureCredential] {
    tokens.flatMap { [$0.access] + [$0.refresh].compactMap { $0 } }
  }

  private static func binding(_ arguments: ArgumentReader) throws(Problem) -> Binding {
    guard let event = EventName(try arguments.requiredString("event")) else {
      throw arguments.wrong(
        "event", "must be 1 to \(EventName.maximumLength) characters without control characters")
    }
    let connector = try arguments.string("connector") ?? ""
    guard let handler = try arguments.string("handler") else {
      if arguments.value("user_id") != nil {
        throw arguments.wrong("user_id", "goes with a handler")
      }
      return Binding(event: event, target: .offline, connector: connector)
    }
    do throws(HandlerURL.Fault) {
      try HandlerURL.check(handler)
    } catch {
      throw arguments.wrong("handler", "must be an http or https URL")
    }
    var user: UserID?
    if arguments.value("user_id") != nil { user = try arguments.requiredUser() }
    return Binding(
      event: event, target: .online(handler: handler, user: user), connector: connector)
  }
}
