import RestanteCore
import RestanteJSON

extension AdministrationDescription {
  private static let clientID = NativeDescription.clientIDParameter
  private static let plainName = "^[A-Za-z0-9._-]+$"

  private static let scope: JSONValue = [
    "oneOf": [
      ["type": "string", "pattern": "^[A-Za-z0-9._,-]*$"],
      ["type": "array", "items": ["type": "string", "pattern": .string(plainName)]],
    ],
    "description": "Scopes as a list or with commas between them; all when absent.",
  ]
  private static let url: JSONValue = [
    "type": "string", "pattern": "^(https?://[A-Za-z0-9][A-Za-z0-9./?=&-]*)?$",
    "maxLength": 2_048, "description": "An http or https URL without a fragment, or nothing.",
  ]
  private static let version: JSONValue = [
    "type": "integer", "minimum": 1, "maximum": .int(Int(Int32.max)),
  ]

  private static let members: JSONObject = [
    "name": shortText("A name for people."),
    "scope": scope,
    "status": ["enum": ["F", "D", "T", "P", "L", "S"]],
    "active": flag("Whether it may act."),
    "blocked": flag("Whether its calls are refused for a while."),
    "payment": ["enum": ["paid", "required", "ended"]],
    "redirect_uri": url,
    "install_url": url,
    "allowed_users": [
      "type": ["array", "null"], "items": Schemas.reference("UserNumber"),
      "maxItems": .int(ApplicationChangeReader.mostAllowedUsers),
      "description": "Whom it serves; `null` for everybody.",
    ],
  ]

  static let listApplications = listOperation(
    "listApplications", "A portal's applications.", "apps", "Application")

  static let addApplication = operation(
    "addApplication", "Adds an application. This reply alone shows its secret.",
    parameters: [portalParameter],
    body: members(
      [
        "client_id": [
          "type": "string", "minLength": 1, "maxLength": 255, "pattern": .string(plainName),
        ],
        "installed": ["type": "boolean", "default": true],
        "version": version,
      ], members),
    reply: Schemas.reference("Application"),
    "The application, with `client_secret` and `application_token`.",
    failures: [.clientIDTaken])

  static let getApplication = operation(
    "getApplication", "An application and the ids of its secrets.",
    parameters: [clientID, portalParameter], reply: Schemas.reference("Application"),
    "The application. While the server key is rotated with the `application_token` that its handlers "
      + "are sent, until when that is (`application_token_until`, unix seconds), and what they are "
      + "sent from then on (`next_application_token`).")

  static let setApplication = operation(
    "setApplication",
    "Decides something about an application or its queues. Of a queue's settings `null` leaves one "
      + "to the portal, `false` switches it off.",
    parameters: [clientID, portalParameter],
    body: members(members, NativeDescription.queueChanges),
    reply: Schemas.reference("Application"),
    "The application, with what counts for its queues and which of it it decided itself (`own`).")

  static let removeApplication = inBackground(
    operation(
      "removeApplication", "Uninstalls an application and removes it for good.",
      parameters: [clientID, portalParameter], reply: progress("client_id"),
      "All of it is gone."), progress("client_id"))

  static let installApplication = operation(
    "installApplication", "Finishes the installation of an application, or installs it again.",
    parameters: [clientID, portalParameter], body: ["type": "object"],
    reply: Schemas.reference("Application"), "The application.", failures: [.busy])

  static let updateApplication = operation(
    "updateApplication", "Brings an application to another version.",
    parameters: [clientID, portalParameter],
    body: members(["version": version], [:], required: ["version"]),
    reply: Schemas.reference("Application"), "The application.", failures: [.busy])

  static let uninstallApplication = inBackground(
    operation(
      "uninstallApplication",
      "Takes an application off its portal: its bindings, queues and tokens go.",
      parameters: [clientID, portalParameter],
      body: members(["clean": flag("Whether its options go, too.")], [:]),
      reply: progress("client_id"), "Nothing is left of it."), progress("client_id"))

  static let rotateApplication = operation(
    "rotateClientSecret", "Gives an application a new secret. This reply alone shows it.",
    parameters: [clientID, portalParameter],
    body: members(
      [
        "grace": [
          "type": "integer", "minimum": 0, "maximum": .int(NativeAPI.longestLifetime),
          "description": "For how many seconds older secrets stay good.",
        ]
      ], [:]),
    reply: Schemas.object([
      "client_id": Schemas.text, "client_secret": Schemas.text, "id": Schemas.text,
    ]), "The secret.")

  // MARK: Credentials

  private static let credential = path(
    "id", Schemas.text, "The id that lists show: 16 hexadecimal digits.")
  private static let credentialMembers: JSONObject = [
    "label": shortText("What you call it."),
    "expires_in": [
      "type": "integer", "minimum": 1, "maximum": .int(NativeAPI.longestLifetime),
      "description": "For how many seconds it is good; for ever when absent.",
    ],
  ]
  private static let removed = Schemas.object(["removed": Schemas.text])
  private static let webhook = Schemas.object([
    "id": Schemas.text, "user_id": Schemas.count, "code": Schemas.text,
    "webhook_url": Schemas.text,
  ])
  private static let key = Schemas.object([
    "id": Schemas.text, "key": Schemas.text, "scope": Schemas.text,
  ])

  static let listWebhooks = listOperation(
    "listWebhooks", "A portal's incoming webhooks.", "webhooks", "Webhook")

  static let addWebhook = operation(
    "addWebhook", "Adds an incoming webhook. This reply alone shows its address.",
    parameters: [portalParameter],
    body: members(
      ["user_id": Schemas.reference("UserNumber"), "scope": scope], credentialMembers,
      required: ["user_id"]), reply: webhook, "The webhook.")

  static let rotateWebhook = operation(
    "rotateWebhook", "Gives a webhook another code. This reply alone shows it.",
    parameters: [credential, portalParameter], body: ["type": "object"], reply: webhook,
    "The webhook under its new id.")

  static let removeWebhook = operation(
    "removeWebhook", "Revokes a webhook.", parameters: [credential, portalParameter],
    reply: removed, "The id.")

  static let listKeys = listOperation(
    "listKeys", "The keys of a portal or, for keys of the server, the server's.", "keys", "Key")

  static let addKey = operation(
    "addKey", "Adds a key. This reply alone shows it.", parameters: [portalParameter],
    body: members(
      ["scope": ["enum": ["publish", "read", "admin"]]], credentialMembers, required: ["scope"]),
    reply: key, "The key.")

  static let rotateKey = operation(
    "rotateKey", "Replaces a key by another one that may do the same. This reply alone shows it.",
    parameters: [credential, portalParameter], body: ["type": "object"], reply: key,
    "The key under its new id.")

  static let removeKey = operation(
    "removeKey", "Revokes a key.", parameters: [credential, portalParameter], reply: removed,
    "The id.")

  static let listTokens = listOperation(
    "listTokens", "The tokens of an application.", "tokens", "Token",
    parameters: [query("client_id", Schemas.text, "The application.", isRequired: true)])

  static let issueTokens = operation(
    "issueTokens", "Gives an application tokens that act for a user.",
    parameters: [portalParameter],
    body: [
      "type": "object", "required": ["client_id", "user_id"],
      "properties": [
        "client_id": ["type": "string", "minLength": 1],
        "user_id": Schemas.reference("UserNumber"),
        "expires_in": [
          "type": "integer", "minimum": .int(-NativeAPI.longestLifetime),
          "maximum": .int(NativeAPI.longestLifetime),
          "description": "The access token's life in seconds; an hour when absent.",
        ],
      ],
    ],
    reply: Schemas.object([
      "access_token": Schemas.text, "refresh_token": Schemas.text,
      "expires_in": ["type": "integer"], "expires": ["type": "integer"],
      "client_id": Schemas.text, "user_id": Schemas.count, "scope": Schemas.text,
    ]), "The tokens.", failures: [.busy])

  static let removeTokens = operation(
    "removeTokens", "Revokes all tokens of an application, or those that act for one user.",
    parameters: [
      query("client_id", Schemas.text, "The application.", isRequired: true),
      query("user_id", Schemas.count, "The user."), portalParameter,
    ], reply: Schemas.object(["removed": Schemas.count]), "How many there were.")

  static let removeToken = operation(
    "removeToken", "Revokes a token.", parameters: [credential, portalParameter],
    reply: Schemas.object(["removed": Schemas.count]), "How many there were.")

  // MARK: What is shown

  private static let time: JSONValue = [
    "type": ["integer", "null"], "description": "Seconds since 1970.",
  ]
  private static let optionalText: JSONValue = ["type": ["string", "null"]]
  private static let boolean: JSONValue = ["type": "boolean"]

  static let schemas: JSONObject = [
    "Portal": Schemas.object([
      "domain": Schemas.text, "member_id": Schemas.text, "state": Schemas.text,
      "mode": optionalText, "offline_access": optionalText, "rest": boolean,
      "rest_offline_extended": boolean, "rest_auth_connector": boolean,
      "rate_limit": optionalText, "operating_limit": optionalText, "time_zone": optionalText,
      "queues": ["type": "object"],
    ]),
    "User": Schemas.object([
      "id": Schemas.count, "login": Schemas.text, "name": Schemas.text,
      "last_name": Schemas.text, "admin": boolean, "active": boolean, "confirmed": boolean,
    ]),
    "Application": Schemas.object([
      "client_id": Schemas.text, "name": Schemas.text,
      "scope": Schemas.text, "status": Schemas.text, "version": Schemas.count,
      "installed": boolean, "active": boolean, "blocked": boolean, "payment": Schemas.text,
      "redirect_uri": Schemas.text, "install_url": Schemas.text,
      "allowed_users": ["type": ["array", "null"], "items": Schemas.count],
      "removal": optionalText,
    ]),
    "Webhook": Schemas.object([
      "id": Schemas.text, "user_id": Schemas.count, "scope": Schemas.text,
      "label": Schemas.text, "created": time, "expires": time,
    ]),
    "Key": Schemas.object([
      "id": Schemas.text, "scope": Schemas.text, "label": Schemas.text, "created": time,
      "expires": time,
    ]),
    "Token": Schemas.object([
      "id": Schemas.text, "kind": ["enum": ["access", "refresh"]], "user_id": Schemas.count,
      "scope": Schemas.text, "created": time, "expires": time,
    ]),
    "AuditRecord": Schemas.object([
      "number": Schemas.count, "at": time,
      "actor": Schemas.object([
        "kind": Schemas.text, "id": Schemas.text, "label": Schemas.text,
      ]),
      "action": Schemas.text, "subject": Schemas.text, "detail": ["type": "object"],
    ]),
  ]
}
