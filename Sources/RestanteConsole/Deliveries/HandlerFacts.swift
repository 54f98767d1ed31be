import RestanteCore
import RestanteJSON

/// What there is to say of a handler.
struct HandlerFacts: Sendable {
  let id: String
  /// The event that is bound, or what stands for all of them.
  let event: String
  let url: String
  /// Whether it takes deliveries, in words.
  let state: String
  let isWell: Bool
  let waiting: String
  let retrying: String
  let parked: String
  let delivered: String
  let hasParked: Bool
  /// How long ago the oldest event happened that is still to be delivered.
  let oldest: String
  /// The address of its deliveries.
  let path: String
  /// The address of the question whether to resume it; `nil` where it needs none.
  let resume: String?
  let resumeLabel: String

  /// Reads a handler of a reply.
  init(_ handler: JSONValue, _ scene: PageScene) {
    let (text, times) = (scene.text, scene.times)
    let number = "\(handler["id"]?.intValue ?? 0)"
    id = number
    event = handler["event"]?.stringValue ?? text("handlers", "webhook")
    url = handler["url"]?.stringValue ?? ""
    if let since = handler["suspended_since"]?.intValue {
      let isResuming = handler["resuming"]?.boolValue ?? false
      let moment = times.moment(Timestamp(seconds: since)).words
      state =
        isResuming ? text("handlers", "resuming") : "\(text("handlers", "suspended")) \(moment)"
      isWell = false
    } else if let since = handler["outage"]?["since"]?.intValue {
      state =
        "\(text("handlers", "outage")) \(times.moment(Timestamp(seconds: since)).words)"
      isWell = false
    } else {
      state = text("handlers", "well")
      isWell = true
    }
    func figure(_ member: String) -> String { scene.number(handler[member]?.intValue ?? 0) }
    waiting = figure("waiting")
    retrying = figure("retrying")
    parked = figure("parked")
    delivered = figure("delivered")
    hasParked = handler["parked"]?.intValue ?? 0 > 0
    oldest =
      handler["oldest_age_seconds"]?.intValue.map(times.duration) ?? text("queues", "none")
    let isParked = handler["parked"]?.intValue ?? 0 > 0
    path = scene.path(
      ["deliveries"], query: ["handler": number, "phase": isParked ? "parked" : "waiting"])
    resume = isWell ? nil : scene.path(["handlers", number, "resume"])
    resumeLabel = text("handler_resume", "link", ["id": number])
  }

  /// Finds a handler; `nil` where the portal has none of that number.
  ///
  /// - Throws: ``PageProblem``, or what the native API throws.
  static func find(_ id: Int64, _ scene: PageScene) async throws -> JSONValue? {
    let page = try await scene.ask(
      ["handlers"], query: ["after": "\(max(0, id - 1))", "limit": "1"])
    return page["handlers"]?.arrayValue?.first { $0["id"]?.intValue == id }
  }
}
