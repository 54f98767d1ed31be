import RestanteCore
import RestanteJSON

/// What a publishing request holds, in Restante's own form or as CloudEvents.
struct PublishedContent: Sendable {
  /// What is published.
  let publications: [Publication]
  /// What tells the request apart from others that are sent under the same idempotency key.
  let identity: JSONValue
  /// What names the request though it has no `Idempotency-Key`; `nil` for nothing.
  let impliedKey: String?

  /// Reads the body of a call.
  ///
  /// - Throws: ``Problem``, or what reading the body throws.
  static func read(from call: NativeCall) async throws -> PublishedContent {
    guard let form = CloudEventForm(of: call.request) else {
      return try PublishedContent(try await call.json(), of: call)
    }
    return try PublishedContent(try await call.request.body(), as: form, of: call)
  }

  private init(_ body: [UInt8], as form: CloudEventForm, of call: NativeCall) throws {
    self.init(try form.events(in: body, of: call.request), of: call)
  }

  private init(_ body: JSONValue, of call: NativeCall) throws {
    self.init(try Publication.decode(body), identity: body, impliedKey: nil, of: call)
  }

  /// Source and id of all events together name the request: sent again, it has no second effect.
  private init(_ events: [CloudEvent], of call: NativeCall) {
    let publications = events.map(\.publication)
    var names: [UInt8] = []
    for text in events.flatMap({ [$0.source, $0.id] }) {
      names += Array("\(text.utf8.count) \(text) ".utf8)
    }
    self.init(
      publications, identity: .array(publications.map(\.identity)),
      impliedKey: events.isEmpty ? nil : Hex.encode(Digests.sha256(names)), of: call)
  }

  /// Events that name no trace of their own belong to that of the request.
  private init(
    _ publications: [Publication], identity: JSONValue, impliedKey: String?, of call: NativeCall
  ) {
    let trace = call.request.trace
    let publisher = CredentialID(of: call.holder.key)
    self.publications = publications.map { publication in
      var publication = publication
      publication.trace = publication.trace ?? trace
      publication.publisher = publisher
      return publication
    }
    self.identity = identity
    self.impliedKey = impliedKey
  }
}

/// The forms in which requests bear CloudEvents.
private enum CloudEventForm {
  case structured
  case batch
  case binary

  /// The form of a request; `nil` if it bears none.
  init?(of request: NativeRequest) {
    let attributes = ["specversion", "id", "source", "type"]
    switch request.mediaType {
    case "application/cloudevents+json": self = .structured
    case "application/cloudevents-batch+json": self = .batch
    case _ where request.cloudEventHeaders.contains { attributes.contains($0.attribute) }:
      self = .binary
    default: return nil
    }
  }

  func events(in body: [UInt8], of request: NativeRequest) throws -> [CloudEvent] {
    switch self {
    case .structured: [try CloudEvent(structured: try JSONValue(body: body))]
    case .batch: try CloudEvent.batch(try JSONValue(body: body))
    case .binary:
      [
        try CloudEvent(
          binary: request.cloudEventHeaders, contentType: request.mediaType, body: body)
      ]
    }
  }
}

extension NativeRequest {
  fileprivate var trace: TraceParent? { traceParent.flatMap(TraceParent.init) }
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
