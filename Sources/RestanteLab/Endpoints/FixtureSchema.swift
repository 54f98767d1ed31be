import RestanteCore
import RestanteJSON
import RestanteNative

/// Fixtures as clients write them.
enum FixtureSchema {
  /// The members of a document.
  static let members: JSONObject = [
    "clock": described(
      Schemas.members(ClockSchema.commands), "What to do with the clock, as `POST /lab/clock`."),
    "seed": ["type": "integer", "minimum": 0, "description": "The seed, as `POST /lab/seed`."],
    "portals": list(portal, "Portals. What is there already is changed; what is not named stays."),
    "faults": list(
      Schemas.members(FaultSchema.members),
      "Rules of faults, as `POST /lab/faults`. They take the place of all that there are."),
    "stubs": list(
      Schemas.members(StubSchema.members, required: ["method"]),
      "Stubs, as `POST /lab/stubs`. They take the place of all that there are."),
  ]

  private static let known = KnownMembers(
    Schemas.members(members), references: NativeDescription.schemas)

  /// A document that did not come over HTTP, for a server that has the standard objects.
  ///
  /// - Throws: `Problem` about the first thing that is wrong.
  static func document(
    _ members: JSONObject, now: Timestamp
  ) throws(Problem) -> FixtureDocument {
    try known.check(.object(members))
    return try FixtureDocument(members, now: now, added: ObjectFamilies.standardMethods)
  }

  private static let portal = Schemas.members(
    PortalChangeReader.members,
    [
      "domain": described(PortalDomain.schema, "The domain. Default: the demo portal."),
      "member_id": [
        "type": "string", "pattern": "^[0-9A-Fa-f]{32}$",
        "description": "The member id of a new portal. Default: a random one.",
      ],
      "users": list(user, "Users."),
      "applications": list(application, "Applications."),
      "webhooks": list(webhook, "Incoming webhooks."),
      "keys": list(key, "Keys of the native API."),
      "events": list(
        SeedSchema.event,
        "Events, as `POST /lab/events`. The portal is emptied first. They go to the first "
          + "application here unless they name one."),
    ])

  private static let user = Schemas.members(
    ["id": ["type": "integer", "minimum": 1]],
    JSONObject(
      members: UserChangeReader.members.filter { !["login", "password"].contains($0.key) }
        .map { ($0.key, $0.value) }), required: ["id"])

  private static let application = Schemas.members(
    [
      "client_id": described(
        ApplicationChangeReader.clientID, "The client id. Default: the demo application."),
      "client_secret": credential("A secret of the application."),
      "installed": [
        "type": "boolean", "default": true, "description": "Whether a new one is installed.",
      ],
      "version": ApplicationChangeReader.version,
    ], ApplicationChangeReader.members, QueueOverrideChangesReader.members,
    [
      "tokens": list(tokens, "Tokens that act for a user."),
      "bindings": list(binding, "Bindings: offline ones, or with `handler` online ones."),
    ])

  private static let tokens = Schemas.members(
    [
      "user_id": Schemas.reference("UserNumber"), "access_token": credential("The access token."),
      "refresh_token": credential("The refresh token. Default: none that anybody knows."),
      "expires_in": [
        "type": "integer",
        "description": "The access token's lifetime in seconds. Default: 30 days.",
      ],
    ], required: ["user_id", "access_token"])

  private static let binding = Schemas.members(
    [
      "event": ["type": "string"], "connector": ["type": "string"],
      "handler": ["type": "string", "description": "Where the events are posted."],
      "user_id": Schemas.reference("UserNumber"),
    ], required: ["event"])

  private static let webhook = Schemas.members(
    [
      "user_id": Schemas.reference("UserNumber"), "code": credential("The code in its address."),
      "scope": Schemas.scope, "expires_in": Schemas.lifetime,
    ], required: ["user_id", "code"])

  private static let key = Schemas.members(
    [
      "key": credential("The key."),
      "scope": ["enum": .array(APIKeyScope.allCases.map { .string($0.rawValue) })],
      "expires_in": Schemas.lifetime,
    ], required: ["key", "scope"])

  private static func credential(_ meaning: String) -> JSONValue {
    [
      "type": "string", "pattern": "^[A-Za-z0-9._-]{1,255}$", "description": .string(meaning),
    ]
  }

  private static func list(_ element: JSONValue, _ meaning: String) -> JSONValue {
    described(Schemas.list(element), meaning)
  }

  private static func described(_ schema: JSONValue, _ meaning: String) -> JSONValue {
    var schema = schema.objectValue ?? [:]
    schema["description"] = .string(meaning)
    return .object(schema)
  }
}
