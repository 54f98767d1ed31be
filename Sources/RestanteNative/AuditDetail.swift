import RestanteJSON

/// What a record of the audit log tells besides action and subject: the arguments of the call,
/// apart from those that are secret.
struct AuditDetail: Sendable {
  private static let secret: Set<String> = ["password", "secret", "key", "code", "token"]

  var members: JSONObject = [:]

  init() {}

  /// The arguments of a call.
  init(_ arguments: JSONObject) {
    for (name, value) in arguments where !Self.secret.contains(name) {
      members.append(key: name, value: value)
    }
    if arguments["password"] != nil { members.append(key: "password", value: "changed") }
  }
}
