import RestanteCore
import RestanteNative
import RestanteServer

/// A portal as fixtures describe it, with what belongs to it.
struct FixturePortal: Sendable {
  /// A user.
  struct User: Sendable {
    let id: UserID
    let change: UserChange
  }

  /// An incoming webhook.
  struct Webhook: Sendable {
    let user: UserID
    let code: FixtureCredential
    /// `nil` for all.
    let scopes: [String]?
    let lifetime: Int64?
    let arguments: ArgumentReader
  }

  /// A key of the native API.
  struct Key: Sendable {
    let key: FixtureCredential
    let scope: APIKeyScope
    let lifetime: Int64?
  }

  /// `nil` for the demo portal.
  let domain: String?
  /// What a new portal gets; `nil` for anything.
  let memberID: String?
  let change: PortalChange
  let users: [User]
  let applications: [FixtureApplication]
  let webhooks: [Webhook]
  let keys: [Key]
  /// The events that its queues have afterwards; `nil` where they stay.
  let events: EventSeeds?
  /// What reads it, for problems that turn up later.
  let arguments: ArgumentReader

  /// Reads a portal.
  init(_ arguments: ArgumentReader) throws(Problem) {
    self.arguments = arguments
    domain = try Self.domain(arguments)
    memberID = try Self.memberID(arguments)
    change = try PortalChangeReader(arguments, zones: SystemZones()).change()
    users = try Self.list(arguments, "users") { (user) throws(Problem) in
      let reader = UserChangeReader(user)
      guard let id = try reader.id() else { throw user.wrong("id", "must be a positive integer") }
      return User(id: id, change: try reader.change())
    }
    applications = try Self.list(arguments, "applications") { (element) throws(Problem) in
      try FixtureApplication(element)
    }
    webhooks = try Self.list(arguments, "webhooks") { (webhook) throws(Problem) in
      Webhook(
        user: try webhook.requiredUser(),
        code: try FixtureCredential("code", of: webhook),
        scopes: try ApplicationChangeReader.scopes(webhook), lifetime: try webhook.lifetime(),
        arguments: webhook)
    }
    keys = try Self.list(arguments, "keys") { (key) throws(Problem) in
      guard let scope = try key.string("scope").flatMap(APIKeyScope.init(rawValue:)) else {
        let scopes = APIKeyScope.allCases.map(\.rawValue).joined(separator: ", ")
        throw key.wrong("scope", "must be one of \(scopes)")
      }
      return Key(
        key: try FixtureCredential("key", of: key), scope: scope, lifetime: try key.lifetime())
    }
    if arguments.value("events") != nil {
      events = try EventSeeds(arguments)
    } else {
      events = nil
    }
  }

  /// All credentials that are named.
  var credentials: [FixtureCredential] {
    applications.flatMap(\.credentials) + webhooks.map(\.code) + keys.map(\.key)
  }

  /// Reads the objects of an array; none where it is missing.
  static func list<Element>(
    _ arguments: ArgumentReader, _ name: String,
    _ read: (ArgumentReader) throws(Problem) -> Element
  ) throws(Problem) -> [Element] {
    var list: [Element] = []
    for element in try arguments.elements(name) ?? [] { list.append(try read(element)) }
    return list
  }

  private static func domain(_ arguments: ArgumentReader) throws(Problem) -> String? {
    guard let text = try arguments.string("domain") else { return nil }
    guard let domain = PortalDomain(text) else {
      throw arguments.wrong("domain", "must be a host name, optionally with a port")
    }
    return domain.text
  }

  private static func memberID(_ arguments: ArgumentReader) throws(Problem) -> String? {
    guard let text = try arguments.string("member_id") else { return nil }
    guard let bytes = Hex.decode(text), bytes.count == 16 else {
      throw arguments.wrong("member_id", "must be 32 hexadecimal digits")
    }
    return Hex.encode(bytes)
  }
}
