import RestanteCore
import RestanteJSON

extension Application {
  /// An application as the native API shows it.
  var shown: JSONObject {
    var shown: JSONObject = ["client_id": .string(clientID)]
    for (name, value) in details { shown.append(key: name, value: value) }
    return shown
  }

  /// An application with a secret that was made just now. With it the application token is shown,
  /// too, and only then.
  func shown(withSecret secret: String, on portal: Portal, _ key: ServerKey) -> JSONObject {
    var shown: JSONObject = [
      "client_id": .string(clientID), "client_secret": .string(secret),
      "application_token": .string(
        key.applicationToken(memberID: portal.memberID, clientID: clientID)),
    ]
    for (name, value) in details { shown.append(key: name, value: value) }
    return shown
  }

  private var details: JSONObject {
    [
      "name": .string(name),
      "scope": .string(scopes.joined(separator: ",")),
      "installed": .bool(isInstalled),
      "status": .string(status),
      "version": .int(version),
      "active": .bool(isActive),
      "blocked": .bool(isBlocked),
      "payment": .string(payment.rawValue),
      "redirect_uri": .string(redirectURI),
      "install_url": .string(installURL),
      "allowed_users": allowedUsers.map { users in
        .array(users.map { .int($0.rawValue) })
      } ?? .null,
      "removal": removal.map { .string($0.rawValue) } ?? .null,
    ]
  }

  static let schema = Schemas.object([
    "client_id": Schemas.text, "name": Schemas.text, "scope": Schemas.text,
    "status": Schemas.text, "version": Schemas.count, "installed": Schemas.boolean,
    "active": Schemas.boolean, "blocked": Schemas.boolean, "payment": Schemas.text,
    "redirect_uri": Schemas.text, "install_url": Schemas.text,
    "allowed_users": ["type": ["array", "null"], "items": Schemas.count],
    "removal": Schemas.optionalText,
  ])
}
