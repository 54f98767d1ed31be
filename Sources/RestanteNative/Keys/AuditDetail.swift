import RestanteJSON

/// What a record of the audit log tells besides action and subject: the arguments of the call,
/// apart from those that are secret.
struct AuditDetail: Sendable {
  private static let secret: Set<String> = [
    "password", "secret", "key", "code", "token", "application_token",
  ]

  /// The maximum number of elements of a list that are kept.
  static let maxElements = 100

  var members: JSONObject = [:]

  init() {}

  /// The arguments of a call.
  init(_ arguments: JSONObject) {
    for (name, value) in arguments where !Self.secret.contains(name) {
      guard case .array(let elements) = value, elements.count > Self.maxElements else {
        members.append(key: name, value: value)
        continue
      }
      // A record stays small however much was named.
      members.append(key: name, value: .array(Array(elements.prefix(Self.maxElements))))
      members.append(key: "\(name)_count", value: .int(elements.count))
    }
    if arguments["password"] != nil { members.append(key: "password", value: "changed") }
  }
}
