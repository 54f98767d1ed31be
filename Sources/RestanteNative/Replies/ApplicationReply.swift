import RestanteCore
import RestanteJSON

extension Application {
  /// An application as the native API shows it.
  var shown: JSONObject {
    var shown: JSONObject = ["client_id": .string(clientID)]
    for (name, value) in details { shown.append(key: name, value: value) }
    return shown
  }

  /// An application with what its handlers recognize calls by: with a new secret, and while the
  /// server key is rotated.
  ///
  /// - Parameters:
  ///   - tokens: The `application_token` that is sent now and, while the server key is rotated, the
  ///     one that takes its place.
  ///   - secret: A secret that was made just now; `nil` for none.
  func shown(
    with tokens: ServerKeyring.ApplicationTokens, secret: String? = nil
  ) -> JSONObject {
    var shown: JSONObject = ["client_id": .string(clientID)]
    if let secret { shown["client_secret"] = .string(secret) }
    if secret != nil || tokens.next != nil {
      shown["application_token"] = .string(tokens.current)
    }
    if let next = tokens.next {
      shown["application_token_until"] = .int(next.from.seconds)
      shown["next_application_token"] = .string(next.token)
    }
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
