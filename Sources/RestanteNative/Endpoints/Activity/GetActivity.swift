import RestanteCore
import RestanteJSON

/// `GET /v1/activity`: what happened to events lately, for charts.
struct GetActivity: Endpoint {
  /// The periods that can be asked for, by name.
  private static let periods: [(name: String, span: SampleSpan)] = [
    ("hour", .minute), ("day", .quarter),
  ]

  let path: PathTemplate = "activity"
  let verb = Verb.get
  let access = EndpointAccess.portalOrServer(.read)

  let reference = EndpointReference(
    "getActivity",
    "Returns what happened to the events of a portal or, with a server-wide key, of all portals, "
      + "in each minute of the last hour or each quarter hour of the last day, oldest first. "
      + "Servers record it about twice a minute. Spans in which there were no events are left out.",
    parameters: [
      .query("period", Schemas.choice(periods.map(\.name)), "The period. Default: `hour`."),
      .portal,
    ],
    reply: ReplyReference(
      "The spans.",
      Schemas.object([
        "from": Schemas.count, "to": Schemas.count, "span_seconds": Schemas.count,
        "spans": Schemas.list(ActivitySample.schema),
      ])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let name = call.query["period"] ?? "hour"
    guard let span = Self.periods.first(where: { $0.name == name })?.span else {
      throw Problem(
        .invalidArgument, "period must be one of these: hour, day.", argument: "period")
    }
    let now = call.store.time.now()
    let oldest = span.oldest(at: now)
    let samples = try await call.store.samples(
      over: span, on: call.holder.owner, since: oldest)
    return .json([
      "from": .int(oldest.seconds), "to": .int(now.seconds),
      "span_seconds": .int(span.rawValue),
      "spans": .array(samples.map { .object($0.shown) }),
    ])
  }
}
