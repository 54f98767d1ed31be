import RestanteCore
import RestanteJSON

/// One reason why an application gets nothing from a queue.
struct QueueReason: Sendable {
  /// The kinds of reasons; clients tell reasons apart by the raw value.
  enum Kind: String, Sendable, CaseIterable {
    /// The portal was stopped: every call is refused.
    case portalStopped = "portal_stopped"
    /// The application was uninstalled.
    case uninstalled
    /// The application's installation is not finished: nothing is queued for it.
    case notInstalled = "not_installed"
    /// The application is switched off: nothing is queued for it and its calls are refused.
    case inactive
    /// The application is not paid for: nothing is queued for it and its calls are refused.
    case notPaid = "not_paid"
    /// The operator blocks the application's calls.
    case blocked
    /// The portal's licence does not include what is needed.
    case featureOff = "feature_off"
    /// Events wait: a call without a filter returns them.
    case waiting
    /// Claims hold the events.
    case claimed
    /// The events failed and are dead letters.
    case failed
    /// A handler said that it is gone.
    case handlerSuspended = "handler_suspended"
    /// A handler takes nothing at present.
    case handlerOutage = "handler_outage"
    /// Deliveries to handlers are parked.
    case deliveriesParked = "deliveries_parked"
    /// Deliveries to handlers wait or are tried again.
    case deliveriesPending = "deliveries_pending"
    /// The events are in queues of other connectors.
    case otherConnector = "other_connector"
    /// Nothing is bound to this queue.
    case noBinding = "no_binding"
    /// Only administrators may fetch.
    case administratorsOnly = "administrators_only"
    /// Only some users may use the application.
    case usersLimited = "users_limited"
    /// The queue is full and refuses publications.
    case queueFull = "queue_full"
    /// There is too little free space: publications are refused.
    case lowSpace = "low_space"
    /// Publications were left out as the application's own changes.
    case suppressed
    /// Publications came under names that nobody had bound, nor has this queue since.
    case unboundName = "unbound_name"
    /// Publications came before their name was bound.
    case boundTooLate = "bound_too_late"
    /// Events come back again and again: their claims are never confirmed.
    case neverConfirmed = "never_confirmed"
    /// Events were delivered to handlers.
    case delivered
    /// All events were fetched.
    case fetched
    /// Nothing was published that this queue takes.
    case nothingPublished = "nothing_published"
  }

  /// What kind of reason it is.
  var kind: Kind
  /// How many events, publications or names it is about; `nil` where there is nothing to count.
  var count: Int64?
  /// Whether there may be more than ``count``, as not everything was looked at.
  var isMinimum = false
  /// The reason in words.
  var text: String
  /// The call that would help.
  var help: String
  /// What else belongs to the kind.
  var details: JSONObject = [:]
  /// When what it is about happened last, in seconds since 1970; `nil` for what still lasts.
  var lastAt: Int64? { details["last_at"]?.intValue }

  /// The reason as a reply shows it.
  var object: JSONObject {
    var object: JSONObject = [
      "reason": .string(kind.rawValue), "count": count.map { .int($0) } ?? .null,
      "text": .string(text), "help": .string(help),
    ]
    if isMinimum { object["at_least"] = true }
    for (name, value) in details { object[name] = value }
    return object
  }

  /// A number and what it counts: `1 event`, `2 events`.
  static func counted(_ number: Int64, _ thing: String, _ things: String? = nil) -> String {
    "\(number) \(number == 1 ? thing : things ?? thing + "s")"
  }

  /// What begins a sentence with a number that may be too small.
  static func atLeast(_ isMinimum: Bool) -> String { isMinimum ? "At least " : "" }
}

extension QueueReason {
  static let schema: JSONValue = [
    "type": "object", "required": ["reason", "count", "text", "help"],
    "properties": [
      "reason": ["enum": .array(Kind.allCases.map { .string($0.rawValue) })],
      "count": ["type": ["integer", "null"], "minimum": 0], "text": Schemas.text,
      "help": ["type": "string", "description": "A call or command that helps."],
      "at_least": [
        "type": "boolean",
        "description": "Present and true if not everything was counted: there may be more.",
      ],
      "last_at": time,
      "claim_count": ["type": "integer", "description": "`claims` lists the first ones."],
      "claims": [
        "type": "array",
        "items": Schemas.object([
          "process_id": Schemas.text, "events": Schemas.count,
          "until": [
            "type": ["integer", "null"],
            "description": "When the lease expires, in seconds since 1970; null for never.",
          ],
        ]),
      ],
      "queues": [
        "type": "array",
        "items": Schemas.object([
          "connector": Schemas.text, "pending": Schemas.count, "claimed": Schemas.count,
          "failed": Schemas.count,
        ]),
      ],
      "events": [
        "type": "array",
        "items": Schemas.object([
          "event": Schemas.text, "count": Schemas.count, "last_at": time,
        ]),
      ],
      "handlers": ["type": "array", "items": HandlerSituation.schema],
      "features": ["type": "array", "items": Schemas.text],
      "users": ["type": "array", "items": ["type": "integer"]],
      "online": ["type": "array", "items": Schemas.text],
      "connectors": ["type": "array", "items": Schemas.text],
      "limit": ["type": "integer", "description": "The maximum number of pending events."],
      "attempts": ["type": "integer", "description": "The most failed or expired claims."],
      "examined": ["type": "integer", "description": "How many of the oldest were examined."],
      "departure": Schemas.choice(PastEvent.Departure.allCases.map(\.rawValue)),
      "history": ["type": "integer", "description": "The history period in seconds."],
      "payment": ["enum": ["required", "ended"]],
    ],
  ]
  private static let time: JSONValue = [
    "type": "integer", "description": "Seconds since 1970.",
  ]
}
