import RestanteCore
import RestanteJSON

extension PortalUser {
  /// A user as the native API shows it.
  var shown: JSONObject {
    [
      "id": .int(id.rawValue),
      "login": .string(login),
      "name": .string(name),
      "last_name": .string(lastName),
      "admin": .bool(isAdministrator),
      "active": .bool(isActive),
      "confirmed": .bool(isConfirmed),
    ]
  }

  static let schema = Schemas.object([
    "id": Schemas.count, "login": Schemas.text, "name": Schemas.text,
    "last_name": Schemas.text, "admin": Schemas.boolean, "active": Schemas.boolean,
    "confirmed": Schemas.boolean,
  ])
}
