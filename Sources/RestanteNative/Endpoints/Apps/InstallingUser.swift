import RestanteCore
import RestanteJSON

/// For whom an application is installed or brought to another version. The event that tells the
/// application so brings their tokens, which is how an application without pages gets any.
extension NativeCall {
  /// How many users are looked at for an administrator.
  private static var reach: Int { 1_000 }

  /// The user whom `user_id` names; else who calls, if it is a person; else the portal's first
  /// active administrator; nobody where there is none.
  func installingUser(_ arguments: ArgumentReader) async throws -> ActingUser {
    let portal = try portal.id
    guard arguments.value("user_id") == nil else {
      let id = try arguments.requiredUser()
      guard let user = try await store.user(id, on: portal), user.isActive else {
        throw Problem(.notFound, "The portal has no such active user.", argument: "user_id")
      }
      return .user(id)
    }
    if let caller = holder.user { return .user(caller) }
    let users = try await store.users(on: portal, after: nil, limit: Self.reach)
    return users.first { $0.isAdministrator && $0.isActive }.map { .user($0.id) } ?? .nobody
  }
}

extension Schemas {
  /// The member that ``NativeCall/installingUser(_:)`` reads.
  static let installingUser: JSONObject = [
    "user_id": [
      "type": "integer", "minimum": 0,
      "description": """
      The user whose tokens the event carries. Without it: the user who calls from the console, or \
      the portal's first active administrator.
      """,
    ]
  ]
}
