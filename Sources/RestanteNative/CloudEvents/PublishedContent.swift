import RestanteCore
import RestanteJSON

/// What a publishing request holds, in Restante's own form or as CloudEvents.
struct PublishedContent: Sendable {
  /// What is published.
  private(set) var publications: [Publication]
  /// What tells the request apart from others that are sent under the same idempotency key.
  let identity: JSONValue
  /// What names the request though it has no `Idempotency-Key`; `nil` for nothing.
  let impliedKey: String?

  /// Reads the body of a call.
  ///
  /// - Throws: ``Problem``, or what reading the body throws.
  init(of call: NativeCall) async throws {
    let request = call.request
    switch request.mediaType {
    case "application/cloudevents+json":
      let body = try JSONValue(body: try await request.body())
      self.init([try CloudEvent(structured: body)])
    case "application/cloudevents-batch+json":
      self.init(try CloudEvent.batch(try JSONValue(body: try await request.body())))
    case let type where Self.isBinary(request):
      self.init([
        try CloudEvent(
          binary: request.cloudEventHeaders, contentType: type, body: try await request.body())
      ])
    default:
      let body = try await call.json()
      self.init(try Publication.decode(body), identity: body, impliedKey: nil)
    }
    if let trace = request.traceParent.flatMap(TraceParent.init) { join(trace) }
  }

  /// Events that name no trace of their own belong to that of the request.
  private mutating func join(_ trace: TraceParent) {
    for index in publications.indices where publications[index].trace == nil {
      publications[index].trace = trace
    }
  }

  /// Source and id of all events together name the request: sent again, it has no second effect.
  private init(_ events: [CloudEvent]) {
    let publications = events.map(\.publication)
    var names: [UInt8] = []
    for text in events.flatMap({ [$0.source, $0.id] }) {
      names += Array("\(text.utf8.count) \(text) ".utf8)
    }
    self.init(
      publications, identity: .array(publications.map(\.identity)),
      impliedKey: events.isEmpty ? nil : Hex.encode(Digests.sha256(names)))
  }

  private init(_ publications: [Publication], identity: JSONValue, impliedKey: String?) {
    self.publications = publications
    self.identity = identity
    self.impliedKey = impliedKey
  }

  private static func isBinary(_ request: NativeRequest) -> Bool {
    request.cloudEventHeaders.contains {
      ["specversion", "id", "source", "type"].contains($0.attribute)
    }
  }
}

extension Publication {
  /// Everything that is published; the message id stands for name and data.
  fileprivate var identity: JSONValue {
    [
      "message_id": .string(messageID.text), "user": user.stored.map { .int($0) } ?? .null,
      "client_id": origin.map { .string($0.clientID) } ?? .null,
      "connector": origin.map { .string($0.connector) } ?? .null,
      "time": time.map { .int($0.milliseconds) } ?? .null,
    ]
  }
}
