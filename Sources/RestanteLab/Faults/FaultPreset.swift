import RestanteJSON

/// Rules with a name, which are added together.
enum FaultPreset: String, Sendable, CaseIterable {
  case badMonday = "bad-monday"
  case rateLimited = "rate-limited"
  case expiredToken = "expired-token"
  case closedPortal = "closed-portal"
  case unpaidPortal = "unpaid-portal"
  case lostReplies = "lost-replies"
  case failingStore = "failing-store"
  case messyDeliveries = "messy-deliveries"

  /// What it does, in a few words.
  var meaning: String {
    switch self {
    case .badMonday: "a bit of everything, at random"
    case .rateLimited: "half of all calls are refused with `QUERY_LIMIT_EXCEEDED`"
    case .expiredToken: "the next call is refused with `expired_token`"
    case .closedPortal: "all calls are refused with `PORTAL_DELETED`"
    case .unpaidPortal: "all calls are refused with `PAYMENT_REQUIRED`"
    case .lostReplies: "a third of the replies of `event.offline.*` is lost"
    case .failingStore: "a fifth of all calls fails in the store; half of these are done"
    case .messyDeliveries: "deliveries are dropped, duplicated and reordered"
    }
  }

  /// The rules, as a client would add them one by one.
  var rules: [JSONObject] {
    switch self {
    case .badMonday:
      [
        Self.rule("*", 0.1, ["error": "QUERY_LIMIT_EXCEEDED"]),
        Self.rule("*", 0.05, ["status": 502]),
        Self.rule("event.offline.*", 0.1, ["reply": "lost"]),
        Self.rule("*", 0.05, ["reply": "cut"]),
        Self.rule("*", 0.05, ["reply": "reset"]),
        Self.rule("*", 0.05, ["store": "unknown"]),
        Self.rule("*", 0.2, ["delay": 1]),
        Self.delivery("duplicate", 0.1),
        Self.delivery("reorder", 0.1),
        ["probability": Self.number(0.1), "delivery": "fail", "status": 500],
      ]
    case .rateLimited: [Self.rule("*", 0.5, ["error": "QUERY_LIMIT_EXCEEDED"])]
    case .expiredToken: [["method": "*", "times": 1, "error": "expired_token"]]
    case .closedPortal: [["method": "*", "error": "PORTAL_DELETED"]]
    case .unpaidPortal: [["method": "*", "error": "PAYMENT_REQUIRED"]]
    case .lostReplies: [Self.rule("event.offline.*", 0.33, ["reply": "lost"])]
    case .failingStore:
      [
        Self.rule("*", 0.1, ["store": "unavailable"]), Self.rule("*", 0.11, ["store": "unknown"]),
      ]
    case .messyDeliveries:
      [
        Self.delivery("drop", 0.1), Self.delivery("duplicate", 0.15),
        Self.delivery("reorder", 0.2),
      ]
    }
  }

  private static func rule(
    _ method: String, _ probability: Double, _ effect: JSONObject
  ) -> JSONObject {
    var rule: JSONObject = ["method": .string(method), "probability": number(probability)]
    for (name, value) in effect { rule[name] = value }
    return rule
  }

  private static func delivery(_ fault: String, _ probability: Double) -> JSONObject {
    ["probability": number(probability), "delivery": .string(fault)]
  }

  private static func number(_ value: Double) -> JSONValue { .number(JSONNumber(value)) }
}
