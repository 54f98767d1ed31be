import HTTPTypes
import Hummingbird
import NIOCore
import RestanteCore
import RestanteJSON

/// What administrators do over the native API. Every change is recorded in the audit log of the
/// portal, or of the server, in the transaction that makes it.
struct AdministrationAPI: Sendable {
  let store: any Store
  let random: any RandomSource
  let serverKeys: ServerKeyring
  let defaultMode: Mode
  let passwords: PasswordHasher
  let zones: any ZoneCheck
  let publicURL: PublicURL

  /// A call: who makes it, with which arguments.
  struct Call: Sendable {
    let administrator: Administrator
    let method: HTTPRequest.Method
    let query: FormFields
    /// The members of the body's object; none without a body.
    let body: JSONObject

    /// The portal that the call is about.
    var portal: Portal {
      get throws(Problem) {
        guard let portal = administrator.portal else {
          throw Problem(
            .invalidArgument, "Name the portal: ?portal=DOMAIN.", argument: "portal")
        }
        return portal
      }
    }

    var arguments: ArgumentReader {
      get throws(Problem) { try ArgumentReader(.object(body)) }
    }

    /// Whether the call only looks.
    var isRead: Bool { method == .get || method == .head }
  }

  func respond(to call: Call, at route: AdministrationRoute) async throws -> HTTPReply {
    switch route {
    case .portals:
      try needsServerKey(call)
      return try await call.isRead ? portals() : addPortal(call)
    case .portal(let domain): return try await portal(domain, call)
    case .users: return try await call.isRead ? users(call) : addUser(call)
    case .user(let number): return try await user(number, call)
    case .applications: return try await call.isRead ? applications(call) : addApplication(call)
    case .application(let clientID): return try await application(clientID, call)
    case .applicationAction(let action, let clientID):
      return try await perform(action, on: clientID, call)
    case .webhooks: return try await call.isRead ? webhooks(call) : addWebhook(call)
    case .webhook(let id): return try await removeWebhook(id, call)
    case .webhookRotation(let id): return try await rotateWebhook(id, call)
    case .keys: return try await call.isRead ? keys(call) : addKey(call)
    case .key(let id): return try await removeKey(id, call)
    case .keyRotation(let id): return try await rotateKey(id, call)
    case .tokens: return try await tokens(call)
    case .token(let id): return try await removeToken(id, call)
    case .audit: return try await audit(call)
    }
  }

  func needsServerKey(_ call: Call) throws(Problem) {
    guard call.administrator.isServer else {
      throw Problem(.forbidden, "This needs a key of the server.")
    }
  }

  /// Runs an operation and records it in the log that the call is about.
  func perform<Operation: StoreOperation>(
    _ operation: Operation, _ call: Call, in log: PortalID? = nil,
    record: @escaping @Sendable (Operation.Outcome) -> AuditEntry?
  ) async throws(StoreError) -> Operation.Outcome {
    try await store.perform(
      Audited(operation, on: log ?? call.administrator.owner, entry: record))
  }

  /// The largest page, and the size of one where the client does not say.
  static let largestPage = 1_000
  static let standardPage = 100

  /// How many elements a page is to have.
  func limit(_ call: Call) throws(Problem) -> Int {
    guard let text = call.query["limit"] else { return Self.standardPage }
    guard let limit = Int(text), (1...Self.largestPage).contains(limit) else {
      throw Problem(
        .invalidArgument, "limit must be an integer from 1 to \(Self.largestPage).",
        argument: "limit")
    }
    return limit
  }

  /// The mark after which a page begins, as the reply before called it `next`.
  func after<Mark>(_ call: Call, _ read: (String) -> Mark?) throws(Problem) -> Mark? {
    guard let text = call.query["after"] else { return nil }
    guard let mark = read(text) else {
      throw Problem(
        .invalidArgument, "after must be what the page before calls next.", argument: "after")
    }
    return mark
  }

  /// A page: its elements and, where it is full, the mark after which the next one begins.
  func page<Element>(
    _ name: String, _ elements: [Element], limit: Int, mark: (Element) -> String,
    _ show: (Element) -> JSONObject
  ) -> HTTPReply {
    let isFull = elements.count == limit
    return .json([
      name: .array(elements.map { .object(show($0)) }),
      "next": isFull ? elements.last.map { .string(mark($0)) } ?? .null : .null,
    ])
  }

  /// The id of a credential in a path.
  func credentialID(_ text: String) throws(Problem) -> CredentialID {
    guard let id = CredentialID(text) else {
      throw Problem(.notFound, "There is no credential with this id.")
    }
    return id
  }

  /// A lifetime in seconds from `expires_in`; `nil` for ever.
  func lifetime(_ arguments: ArgumentReader) throws(Problem) -> Int64? {
    guard let seconds = try arguments.integer("expires_in") else { return nil }
    guard (1...NativeAPI.longestLifetime).contains(seconds) else {
      throw arguments.wrong(
        "expires_in", "must be an integer from 1 to \(NativeAPI.longestLifetime)")
    }
    return seconds
  }

  /// The longest label and the like, in bytes.
  static let longestText = 255

  /// A text of at most ``longestText`` bytes without control characters.
  func text(_ name: String, _ arguments: ArgumentReader) throws(Problem) -> String? {
    guard let text = try arguments.string(name) else { return nil }
    guard text.utf8.count <= Self.longestText, text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else {
      throw arguments.wrong(
        name, "must have at most \(Self.longestText) bytes and no control characters")
    }
    return text
  }
}

extension Timestamp {
  /// A time as the native API shows it: unix seconds, `null` where there is none.
  static func shown(_ time: Timestamp?) -> JSONValue { time.map { .int($0.seconds) } ?? .null }
}
