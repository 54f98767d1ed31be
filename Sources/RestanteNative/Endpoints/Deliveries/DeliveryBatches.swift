import RestanteCore
import RestanteJSON

/// What operators do with many deliveries, in small transactions, so that servers get their turn in
/// between.
struct DeliveryBatches {
  /// The maximum number of deliveries that one request changes.
  static let largest = 20_000
  /// The maximum number of deliveries that a request names.
  static let maxNamed = 1_000

  private let call: NativeCall
  private let name: String
  private let phases: [DeliveryPhase]
  private let largest: Int

  /// Describes a change.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - name: What the reply calls the number of deliveries that were changed.
  ///   - phases: The phases of those that can be.
  ///   - largest: The maximum number of deliveries that the request changes.
  init(
    _ call: NativeCall, _ name: String, in phases: [DeliveryPhase], largest: Int = Self.largest
  ) {
    self.call = call
    self.name = name
    self.phases = phases
    self.largest = largest
  }

  /// Carries the change out and records each transaction in the audit log.
  func run<Operation: StoreOperation>(
    _ action: String, _ operation: (PortalID, DeliverySelection, _ limit: Int) -> Operation
  ) async throws -> NativeReply where Operation.Outcome == Int {
    let body = try await call.requiredObject()
    let portal = try call.portal.id
    var (done, isMore) = (0, false)
    switch try Self.selection(ArgumentReader(body)) {
    case .keys(let keys):
      for start in stride(from: 0, to: keys.count, by: OperationStep.rows) {
        let part = Array(keys[start...].prefix(OperationStep.rows))
        done += try await perform(operation(portal, .keys(part), part.count), action, body)
      }
    case .handler(let handler):
      guard let figures = try await call.store.handler(handler, on: portal) else {
        throw Problem(
          .notFound, "The portal has no handler with this number.", argument: "handler")
      }
      // What is parked or published meanwhile is not meant.
      let total = phases.reduce(0) { $0 + Int(clamping: figures.count($1)) }
      var left = min(total, largest)
      while left > 0 {
        let limit = min(left, OperationStep.rows)
        let count = try await perform(
          operation(portal, .handler(handler), limit), action, body)
        done += count
        left -= count
        if count < limit { break }
      }
      isMore = left == 0 && total > largest
    }
    return .json([name: .int(done), "more": .bool(isMore)])
  }

  private func perform<Operation: StoreOperation>(
    _ operation: Operation, _ action: String, _ body: JSONObject
  ) async throws(StoreError) -> Int where Operation.Outcome == Int {
    let subject = body["handler"]?.intValue.map { "\($0)" } ?? ""
    let detail = AuditDetail(body)
    let holder = call.holder
    return try await call.perform(operation) { count in
      guard count > 0 else { return nil }
      var entry = holder.entry(action, subject, detail)
      entry.detail["count"] = .int(count)
      return entry
    }
  }

  /// Which deliveries are meant: those of a handler, or the named ones. It must be said: nothing
  /// that can be forgotten or misspelt means "all".
  private static func selection(_ arguments: ArgumentReader) throws(Problem) -> DeliverySelection {
    let handler = try arguments.integer("handler")
    let named = arguments.value("deliveries")
    guard (handler == nil) != (named == nil) else {
      throw Problem(
        .invalidArgument, "Exactly one of these must be given: handler, deliveries.")
    }
    if let handler {
      guard handler > 0 else { throw arguments.wrong("handler", "must be a positive integer") }
      return .handler(BindingID(rawValue: handler))
    }
    let keys = named?.arrayValue?.compactMap(key) ?? []
    guard let elements = named?.arrayValue, keys.count == elements.count,
      (1...maxNamed).contains(keys.count)
    else {
      throw arguments.wrong(
        "deliveries",
        "must be an array of 1 to \(maxNamed) objects with the positive integers handler and id")
    }
    return .keys(keys)
  }

  private static func key(_ value: JSONValue) -> DeliveryKey? {
    guard let handler = value["handler"]?.intValue, handler > 0,
      let id = value["id"]?.intValue, id > 0
    else { return nil }
    return DeliveryKey(handler: BindingID(rawValue: handler), id: DeliveryID(rawValue: id))
  }
}

/// What the endpoints' references say.
extension DeliveryBatches {
  static let rule =
    "Requires either `handler`, for all of its deliveries, or `deliveries`; others are left as "
    + "they are."

  static let schema = Schemas.members([
    "handler": Schemas.integer(1...Int64.max, "All deliveries of the handler with this number."),
    "deliveries": [
      "type": "array", "maxItems": .int(maxNamed),
      "description": "The deliveries with these handlers and numbers.",
      "items": .object(
        Schemas.closed(
          [
            "handler": Schemas.integer(1...Int64.max), "id": Schemas.integer(1...Int64.max),
          ], required: ["handler", "id"])),
    ],
  ])

  static func reply(_ name: String) -> ReplyReference {
    ReplyReference(
      "How many deliveries were \(name). `more` is set if the handler has further ones, because a "
        + "request changes at most \(largest): send it again.",
      Schemas.object([name: Schemas.count, "more": Schemas.boolean]))
  }
}
