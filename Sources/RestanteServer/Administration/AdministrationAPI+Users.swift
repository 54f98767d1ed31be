import HTTPTypes
import RestanteCore
import RestanteJSON

extension AdministrationAPI {
  /// `GET /v1/users`: a page of a portal's users.
  func users(_ call: Call) async throws -> HTTPReply {
    let limit = try limit(call)
    let after = try after(call) { Int64($0).map(UserID.init(rawValue:)) }
    let users = try await store.users(on: try call.portal.id, after: after, limit: limit)
    return page("users", users, limit: limit, mark: { "\($0.id.rawValue)" }, Self.show)
  }

  /// `POST /v1/users`: adds a user; without an id the next number is given.
  func addUser(_ call: Call) async throws -> HTTPReply {
    let portal = try call.portal.id
    let arguments = try call.arguments
    let id = try arguments.value("id").map { (value) throws(Problem) in
      guard let number = UserNumber.read(value), (1...Self.largestUser).contains(number) else {
        throw arguments.wrong("id", "must be an integer from 1 to \(Self.largestUser)")
      }
      return UserID(rawValue: number)
    }
    let change = try userChange(arguments)
    let password = try await password(arguments)
    let detail = AuditDetail(call.body)
    let administrator = call.administrator
    let outcome = try await perform(
      CreateUser(portal: portal, id: id, change: change, password: password ?? nil), call
    ) { outcome in
      guard case .created(let user) = outcome else { return nil }
      return administrator.entry("user.add", "\(user.id.rawValue)", detail)
    }
    switch outcome {
    case .created(let user): return .json(Self.show(user))
    case .numberTaken:
      throw Problem(.taken, "The portal has a user with this number.", argument: "id")
    case .loginTaken: throw Self.loginTaken
    }
  }

  /// The largest number that JavaScript keeps exactly.
  private static let largestUser: Int64 = (1 << 53) - 1
  private static let loginTaken = Problem(
    .taken, "The portal has a user with this login.", argument: "login")
  private static let unknownUser = Problem(.notFound, "The portal has no such user.")

  /// `/v1/users/{id}`
  func user(_ text: String, _ call: Call) async throws -> HTTPReply {
    let portal = try call.portal.id
    guard let number = Int64(text), "\(number)" == text else { throw Self.unknownUser }
    let id = UserID(rawValue: number)
    switch call.method {
    case .patch: return try await change(id, on: portal, call)
    case .delete:
      let entry = call.administrator.entry("user.remove", text)
      let isRemoved = try await perform(RemoveUser(portal: portal, user: id), call) {
        $0 ? entry : nil
      }
      guard isRemoved else { throw Self.unknownUser }
      return .json(["removed": .int(number)])
    default:
      guard let user = try await store.user(id, on: portal) else { throw Self.unknownUser }
      return .json(Self.show(user))
    }
  }

  private func change(_ id: UserID, on portal: PortalID, _ call: Call) async throws -> HTTPReply {
    let arguments = try call.arguments
    let change = try userChange(arguments)
    let password = try await password(arguments)
    let keepsTokens = try arguments.bool("keep_tokens") ?? false
    let entry = call.administrator.entry(
      "user.set", "\(id.rawValue)", AuditDetail(call.body))
    let outcome = try await perform(
      ChangeUser(
        portal: portal, user: id, change: change, password: password.map { .set($0) } ?? .keep,
        keepsTokens: keepsTokens),
      call
    ) { if case .changed = $0 { entry } else { nil } }
    switch outcome {
    case .changed(let user): return .json(Self.show(user))
    case .loginTaken: throw Self.loginTaken
    case .unknown: throw Self.unknownUser
    }
  }

  private func userChange(_ arguments: ArgumentReader) throws(Problem) -> UserChange {
    var change = UserChange()
    if let name = try text("name", arguments) { change.name = .set(name) }
    if let name = try text("last_name", arguments) { change.lastName = .set(name) }
    if let login = try text("login", arguments) {
      guard !login.hasPrefix(" "), !login.hasSuffix(" ") else {
        throw arguments.wrong("login", "must not begin or end with a space")
      }
      change.login = .set(login)
    }
    if let flag = try arguments.bool("admin") { change.isAdministrator = .set(flag) }
    if let flag = try arguments.bool("active") { change.isActive = .set(flag) }
    if let flag = try arguments.bool("confirmed") { change.isConfirmed = .set(flag) }
    return change
  }

  /// The shortest password, in characters, and the longest, in bytes.
  static let shortestPassword = 8
  static let longestPassword = 1_024

  /// The hash of the password that is to be set; `nil` inside when it is to be taken away.
  private func password(_ arguments: ArgumentReader) async throws -> PasswordHash?? {
    if arguments.raw("password") == .null { return .some(nil) }
    guard let password = try arguments.string("password") else { return nil }
    guard password.count >= Self.shortestPassword, password.utf8.count <= Self.longestPassword
    else {
      throw arguments.wrong(
        "password",
        "must have at least \(Self.shortestPassword) characters and at most "
          + "\(Self.longestPassword) bytes")
    }
    guard !CommonPasswords.include(password, login: try arguments.string("login")) else {
      throw arguments.wrong(
        "password", "must not be blank, the login, or one of those that are tried first")
    }
    return try await passwords.hash(of: password)
  }

  private static func show(_ user: PortalUser) -> JSONObject {
    [
      "id": .int(user.id.rawValue),
      "login": .string(user.login),
      "name": .string(user.name),
      "last_name": .string(user.lastName),
      "admin": .bool(user.isAdministrator),
      "active": .bool(user.isActive),
      "confirmed": .bool(user.isConfirmed),
    ]
  }
}
