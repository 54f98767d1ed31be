import RestanteCore
import RestanteJSON

extension Timestamp {
  /// A time as the native API shows it: unix seconds, `null` where there is none.
  static func shown(_ time: Timestamp?) -> JSONValue { time.map { .int($0.seconds) } ?? .null }
}

extension WebhookRecord {
  /// A webhook as lists show it, without its code.
  var shown: JSONObject {
    [
      "id": .string("\(id)"), "user_id": .int(user.rawValue),
      "scope": .string(scopes.joined(separator: ",")), "label": .string(label),
      "created": Timestamp.shown(createdAt), "expires": Timestamp.shown(expiresAt),
    ]
  }

  static let schema = Schemas.object([
    "id": Schemas.text, "user_id": Schemas.count, "scope": Schemas.text,
    "label": Schemas.text, "created": Schemas.time, "expires": Schemas.time,
  ])
}

extension DoorRecord {
  /// A door as lists show it, without its code.
  var shown: JSONObject {
    let rule =
      switch token {
      case .any: "any"
      case .expected: "expected"
      case .learning: "learning"
      }
    return [
      "id": .string("\(id)"), "application_token": .string(rule), "label": .string(label),
      "created": Timestamp.shown(createdAt), "expires": Timestamp.shown(expiresAt),
    ]
  }

  static let schema = Schemas.object([
    "id": Schemas.text, "application_token": Schemas.choice(["any", "expected", "learning"]),
    "label": Schemas.text, "created": Schemas.time, "expires": Schemas.time,
  ])
}

extension APIKeyRecord {
  /// A key as lists show it, without itself.
  var shown: JSONObject {
    [
      "id": .string("\(id)"), "scope": .string(scope.rawValue), "label": .string(label),
      "created": Timestamp.shown(createdAt), "expires": Timestamp.shown(expiresAt),
    ]
  }

  static let schema = Schemas.object([
    "id": Schemas.text, "scope": Schemas.text, "label": Schemas.text, "created": Schemas.time,
    "expires": Schemas.time,
  ])
}

extension TokenRecord {
  /// A token as lists show it, without itself.
  var shown: JSONObject {
    [
      "id": .string("\(id)"), "kind": .string(kind.rawValue), "user_id": .int(user.rawValue),
      "scope": .string(scopes.joined(separator: ",")),
      "created": Timestamp.shown(createdAt), "expires": .int(expiresAt.seconds),
    ]
  }

  static let schema = Schemas.object([
    "id": Schemas.text, "kind": Schemas.choice(["access", "refresh"]),
    "user_id": Schemas.count, "scope": Schemas.text, "created": Schemas.time,
    "expires": Schemas.time,
  ])
}

extension ClientSecretRecord {
  /// A secret of an application as the application shows it, without itself.
  var shown: JSONObject {
    [
      "id": .string("\(id)"), "created": Timestamp.shown(createdAt),
      "expires": Timestamp.shown(expiresAt),
    ]
  }
}
