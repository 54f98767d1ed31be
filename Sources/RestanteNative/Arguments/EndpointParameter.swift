package import RestanteJSON

/// A parameter outside of the body.
package struct EndpointParameter: Sendable {
  /// Where a parameter stands.
  enum Place: String, Sendable {
    case path, query, header
  }

  let name: String
  let place: Place
  let schema: JSONValue
  /// What it does, in a sentence or two.
  let meaning: String
  let isRequired: Bool

  private init(
    _ name: String, _ place: Place, _ schema: JSONValue, _ meaning: String, isRequired: Bool
  ) {
    self.name = name
    self.place = place
    self.schema = schema
    self.meaning = meaning
    self.isRequired = isRequired
  }

  package static func path(_ name: String, _ schema: JSONValue, _ meaning: String) -> Self {
    Self(name, .path, schema, meaning, isRequired: true)
  }

  package static func query(
    _ name: String, _ schema: JSONValue, _ meaning: String, isRequired: Bool = false
  ) -> Self {
    Self(name, .query, schema, meaning, isRequired: isRequired)
  }

  static func header(_ name: String, _ schema: JSONValue, _ meaning: String) -> Self {
    Self(name, .header, schema, meaning, isRequired: false)
  }

  static let clientID = path(
    "client_id", ["type": "string", "minLength": 1], "The application.")
  static let connector = query(
    "connector", Schemas.text, "The queue's connector. Default: none.")
  static let portal = query(
    "portal", Schemas.text, "The portal's domain; required with a server-wide key.")
  static let credential = path(
    "id", Schemas.text, "The id as shown in lists: 16 hexadecimal digits.")
  static let handler = path(
    "handler", ["type": "integer", "minimum": 1], "The handler's number.")
  static let handlerID = path(
    "id", ["type": "integer", "minimum": 1], "The handler's number.")
  static let outgoingWebhook = path(
    "id", ["type": "integer", "minimum": 1], "The outgoing webhook's number.")
  static let user = path(
    "id", ["type": "integer", "minimum": 1], "The user's number.")
  static let domain = path("domain", Schemas.text, "The portal's domain.")
  static let client = query("client_id", Schemas.text, "The application.", isRequired: true)

  /// What lists take that come in pages.
  static let page: [EndpointParameter] = [
    query(
      "limit", Schemas.integer(1...Int64(PageRequest.largest)),
      "The maximum size of the page. Default: \(PageRequest.standard)."),
    query("after", Schemas.text, "The `next` of the previous page."),
  ]
}
