import RestanteJSON
import RestanteNative

/// What the OpenAPI document says of tokens, health and of itself.
enum SiteDescription {
  static let paths: JSONObject = [
    "/oauth/token/": ["get": .object(query), "post": .object(form)],
    DoorDescription.path: .object(DoorDescription.item),
    "/healthz": ["get": .object(health)],
    "/readyz": ["get": .object(readiness)],
    "/openapi.json": ["get": .object(document)],
  ]

  static let schemas: JSONObject = [
    "TokenGrant": Schemas.object([
      "access_token": Schemas.text, "client_endpoint": Schemas.text, "domain": Schemas.text,
      "expires": ["type": "integer"], "expires_in": ["type": "integer"],
      "member_id": Schemas.text, "refresh_token": Schemas.text, "scope": Schemas.text,
      "server_endpoint": Schemas.text, "status": Schemas.text, "user_id": ["type": "integer"],
    ]),
    "TokenError": [
      "type": "object", "required": ["error"],
      "properties": ["error": Schemas.text, "error_description": Schemas.text],
    ],
  ]

  private static let fields: [(name: String, schema: JSONValue, isRequired: Bool)] = [
    ("grant_type", ["enum": ["refresh_token", "authorization_code"]], true),
    ("client_id", Schemas.text, true),
    ("client_secret", Schemas.text, true),
    ("refresh_token", Schemas.text, false),
    ("code", Schemas.text, false),
  ]

  private static let query: JSONObject = {
    var operation = exchange("exchangeTokensByQuery")
    operation["parameters"] = .array(
      fields.map { field in
        [
          "name": .string(field.name), "in": "query", "required": .bool(field.isRequired),
          "schema": field.schema,
        ]
      })
    return operation
  }()

  private static let form: JSONObject = {
    var operation = exchange("exchangeTokens")
    let schema: JSONValue = [
      "type": "object",
      "properties": .object(JSONObject(members: fields.map { ($0.name, $0.schema) })),
      "required": .array(fields.filter(\.isRequired).map { .string($0.name) }),
    ]
    operation["requestBody"] = [
      "required": true, "content": ["application/x-www-form-urlencoded": ["schema": schema]],
    ]
    return operation
  }()

  private static func exchange(_ name: String) -> JSONObject {
    let failure = Schemas.reference("TokenError")
    return [
      "operationId": .string(name), "tags": ["OAuth"],
      "summary": "Exchanges a refresh token for a new pair of tokens.", "security": [],
      "responses": [
        "200": Schemas.json(
          ["anyOf": [Schemas.reference("TokenGrant"), failure]],
          "The tokens, or the error `wrong_client` for an unknown application."),
        "400": Schemas.json(failure, "A parameter, the secret or the refresh token is wrong."),
        "413": Schemas.json(failure, "The body exceeds the server's limit."),
        "429": Schemas.json(
          failure, "Too many secrets, tokens or codes from this address were refused."),
        "500": Schemas.json(failure, "The exchange may or may not have happened."),
        "503": Schemas.json(failure, "The database is unavailable; nothing was changed."),
      ],
    ]
  }

  private static let health: JSONObject = [
    "operationId": "isAlive", "tags": ["Health"], "summary": "Tells whether the process is alive.",
    "security": [], "responses": ["200": Schemas.plain("The process is alive.")],
  ]

  private static let readiness: JSONObject = [
    "operationId": "isReady", "tags": ["Health"], "summary": "Tells whether the server is ready.",
    "security": [],
    "responses": [
      "200": Schemas.plain("The server is ready; the text says if publications are refused."),
      "503": Schemas.plain("The server is not ready."),
    ],
  ]

  private static let document: JSONObject = [
    "operationId": "openAPIDocument", "tags": ["Health"], "summary": "Returns this document.",
    "security": [],
    "responses": [
      "200": Schemas.json(["type": "object", "required": ["openapi"]], "An OpenAPI document.")
    ],
  ]
}
