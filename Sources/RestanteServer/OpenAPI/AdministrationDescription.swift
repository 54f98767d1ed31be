import RestanteCore
import RestanteJSON

/// What administrators do, in the OpenAPI document.
enum AdministrationDescription {
  static let paths: JSONObject = [
    "/v1/portals": ["get": .object(listPortals), "post": .object(addPortal)],
    "/v1/portals/{domain}": [
      "get": .object(getPortal), "patch": .object(setPortal), "delete": .object(erasePortal),
    ],
    "/v1/users": ["get": .object(listUsers), "post": .object(addUser)],
    "/v1/users/{id}": [
      "get": .object(getUser), "patch": .object(setUser), "delete": .object(removeUser),
    ],
    "/v1/apps": ["get": .object(listApplications), "post": .object(addApplication)],
    "/v1/apps/{client_id}": [
      "get": .object(getApplication), "patch": .object(setApplication),
      "delete": .object(removeApplication),
    ],
    "/v1/apps/{client_id}/install": ["post": .object(installApplication)],
    "/v1/apps/{client_id}/update": ["post": .object(updateApplication)],
    "/v1/apps/{client_id}/uninstall": ["post": .object(uninstallApplication)],
    "/v1/apps/{client_id}/rotate": ["post": .object(rotateApplication)],
    "/v1/webhooks": ["get": .object(listWebhooks), "post": .object(addWebhook)],
    "/v1/webhooks/{id}": ["delete": .object(removeWebhook)],
    "/v1/webhooks/{id}/rotate": ["post": .object(rotateWebhook)],
    "/v1/keys": ["get": .object(listKeys), "post": .object(addKey)],
    "/v1/keys/{id}": ["delete": .object(removeKey)],
    "/v1/keys/{id}/rotate": ["post": .object(rotateKey)],
    "/v1/tokens": [
      "get": .object(listTokens), "post": .object(issueTokens), "delete": .object(removeTokens),
    ],
    "/v1/tokens/{id}": ["delete": .object(removeToken)],
    "/v1/audit": ["get": .object(audit)],
  ]

  // MARK: Portals

  private static let domainParameter = path("domain", Schemas.text, "The portal's domain.")
  private static let domain: JSONValue = [
    "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?$",
    "description": "Host, and port where it has one.",
  ]

  private static let portalMembers: JSONObject = [
    "mode": ["enum": ["safe", "strict", nil], "description": "`null` follows the server."],
    "state": ["enum": ["active", "stopped"]],
    "offline_access": [
      "enum": ["administrators", "users", nil],
      "description": "Who may call the methods of offline events; `null` follows the mode.",
    ],
    "rest": flag("Whether the licence includes calling methods."),
    "rest_offline_extended": flag("Whether the licence includes claiming."),
    "rest_auth_connector": flag("Whether the licence includes connectors."),
    "rate_limit": [
      "type": ["string", "null"],
      "pattern": "^(off|standard|enterprise|[1-9][0-9]{0,5}/[1-9][0-9]{0,5})$",
      "description": "What the bucket of an address holds and what leaves it a second.",
    ],
    "operating_limit": [
      "type": ["string", "null"], "pattern": "^(off|[1-9][0-9]?|[1-5][0-9]{2}|600)$",
      "description": "Seconds of operating time within ten minutes.",
    ],
    "time_zone": [
      "type": ["string", "null"], "pattern": "^(UTC|[+-](0[0-9]|1[0-7]):[0-5][0-9])$",
      "description": "Also the names of the IANA database, such as Europe/Berlin.",
    ],
  ]

  private static let listPortals = operation(
    "listPortals", "All portals. For keys of the server.",
    reply: Schemas.object(["portals": list("Portal")]), "The portals.")

  private static let addPortal = operation(
    "addPortal",
    "Adds a portal and a first key for its administrator, which this reply alone shows.",
    body: members(
      ["domain": domain, "member_id": pattern("^[0-9A-Fa-f]{32}$")], portalMembers,
      required: ["domain"]),
    reply: Schemas.reference("Portal"), "The portal, with `admin_key`.", failures: [.taken])

  private static let getPortal = operation(
    "getPortal", "What is decided about a portal.", parameters: [domainParameter],
    reply: Schemas.reference("Portal"), "The portal.", failures: [.notFound])

  private static let setPortal = operation(
    "setPortal", "Decides something about a portal. For keys of the server.",
    parameters: [domainParameter],
    body: members(
      [
        "domain": domain,
        "queues": [
          "type": "object", "properties": .object(NativeDescription.queueChanges),
          "description": "What counts for queues whose application left it open.",
        ],
      ], portalMembers),
    reply: Schemas.reference("Portal"), "The portal.", failures: [.notFound, .taken])

  private static let erasePortal = inBackground(
    operation(
      "erasePortal", "Removes a portal and everything of it for good. For keys of the server.",
      parameters: [domainParameter], reply: progress("domain"), "All of it is gone.",
      failures: [.notFound]), progress("domain"))

  // MARK: Users

  private static let userParameter = path(
    "id", ["type": "integer", "minimum": 1], "The user's number.")

  private static let userMembers: JSONObject = [
    "login": [
      "type": "string", "pattern": "^([!-~]([ -~]*[!-~])?)?$", "maxLength": 255,
      "description": "The name to log in with; empty for none.",
    ],
    "name": shortText("The given name."),
    "last_name": shortText("The family name."),
    "admin": flag("Whether the user is an administrator."),
    "active": flag("Whether the user may act."),
    "confirmed": flag("Whether the user ever confirmed to be one."),
    "password": [
      "type": ["string", "null"], "minLength": .int(AdministrationAPI.shortestPassword),
      "maxLength": 256,
      "description":
        "`null` takes it away. It is never shown. Those that are tried first are refused.",
    ],
  ]

  private static let listUsers = listOperation("listUsers", "A portal's users.", "users", "User")

  private static let addUser = operation(
    "addUser", "Adds a user.", parameters: [portalParameter],
    body: members(
      ["id": ["type": "integer", "minimum": 1, "maximum": .int((1 << 53) - 1)]], userMembers),
    reply: Schemas.reference("User"), "The user.", failures: [.taken])

  private static let getUser = operation(
    "getUser", "A user.", parameters: [userParameter, portalParameter],
    reply: Schemas.reference("User"), "The user.", failures: [.invalidArgument, .notFound])

  private static let setUser = operation(
    "setUser", "Changes what is known of a user.", parameters: [userParameter, portalParameter],
    body: members(
      [
        "keep_tokens": flag(
          "With a new password: whether the user's tokens stay good. Otherwise they end.")
      ], userMembers), reply: Schemas.reference("User"), "The user.",
    failures: [.notFound, .taken])

  private static let removeUser = operation(
    "removeUser", "Removes a user with the user's tokens, codes, webhooks and options.",
    parameters: [userParameter, portalParameter],
    reply: Schemas.object(["removed": Schemas.count]), "The user's number.",
    failures: [.invalidArgument, .notFound])

  // MARK: The audit log

  private static let audit = listOperation(
    "listAuditRecords", "The audit log of a portal or, for keys of the server, the server's.",
    "records", "AuditRecord")
}

extension AdministrationDescription {
  static let portalParameter: JSONValue = [
    "name": "portal", "in": "query", "schema": Schemas.text,
    "description": "The portal's domain; needed with keys of the server.",
  ]

  static func path(_ name: String, _ schema: JSONValue, _ meaning: String) -> JSONValue {
    [
      "name": .string(name), "in": "path", "required": true, "schema": schema,
      "description": .string(meaning),
    ]
  }

  static func query(
    _ name: String, _ schema: JSONValue, _ meaning: String, isRequired: Bool = false
  ) -> JSONValue {
    [
      "name": .string(name), "in": "query", "required": .bool(isRequired), "schema": schema,
      "description": .string(meaning),
    ]
  }

  static func flag(_ meaning: String) -> JSONValue {
    ["type": "boolean", "description": .string(meaning)]
  }

  static func pattern(_ text: String) -> JSONValue { ["type": "string", "pattern": .string(text)] }

  static func shortText(_ meaning: String) -> JSONValue {
    [
      "type": "string", "pattern": "^[ -~]*$", "maxLength": .int(AdministrationAPI.longestText),
      "description": .string(meaning + " Any text without control characters."),
    ]
  }

  static func list(_ name: String) -> JSONValue {
    ["type": "array", "items": Schemas.reference(name)]
  }

  /// An object of optional members.
  static func members(
    _ first: JSONObject, _ others: JSONObject, required: [String] = []
  ) -> JSONValue {
    [
      "type": "object",
      "properties": .object(
        JSONObject(members: (Array(first) + Array(others)).map { ($0.key, $0.value) })),
      "required": .array(required.map { .string($0) }),
    ]
  }

  static func operation(
    _ name: String, _ summary: String, parameters: [JSONValue] = [], body: JSONValue? = nil,
    reply: JSONValue, _ meaning: String, failures: [Problem.Kind] = []
  ) -> JSONObject {
    NativeDescription.operation(
      name, summary, parameters: parameters, body: body, reply: reply, meaning,
      failures: failures + (body == nil ? [.invalidArgument] : []) + [.notFound])
  }

  /// A list that comes in pages.
  static func listOperation(
    _ name: String, _ summary: String, _ member: String, _ element: String,
    parameters: [JSONValue] = []
  ) -> JSONObject {
    operation(
      name, summary + " In pages.",
      parameters: parameters + [
        portalParameter,
        query(
          "limit",
          ["type": "integer", "minimum": 1, "maximum": .int(AdministrationAPI.largestPage)],
          "How many at most; \(AdministrationAPI.standardPage) when absent."),
        query("after", Schemas.text, "The `next` of the page before."),
      ],
      reply: Schemas.object([member: list(element), "next": ["type": ["string", "null"]]]),
      "One page, and after what the next one begins.")
  }

  static func progress(_ name: String) -> JSONValue {
    Schemas.object([name: Schemas.text, "done": ["type": "boolean"]])
  }

  /// An operation that may go on after its reply.
  static func inBackground(_ operation: JSONObject, _ reply: JSONValue) -> JSONObject {
    var operation = operation
    var responses = operation["responses"]?.objectValue ?? [:]
    responses["202"] = Schemas.json(
      reply, "There was so much that the rest is removed in the background.")
    operation["responses"] = .object(responses)
    return operation
  }
}
