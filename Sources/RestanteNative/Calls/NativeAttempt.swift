import RestanteCore
import RestanteJSON

/// A request that its client gave an `Idempotency-Key`, or that is named by what it holds:
/// repeated, it has no second effect.
struct NativeAttempt: Sendable {
  private let key: IdempotencyKey
  /// Whether the client asked for nothing: then the request is carried out even where there is no
  /// room to keep the reply.
  private let isImplied: Bool
  /// Tells payloads apart, however their JSON is spaced.
  private let fingerprint: [UInt8]

  /// The attempt that a call is; `nil` when it has no key.
  ///
  /// - Parameter implied: What names the request where it has no `Idempotency-Key`.
  init?(
    _ call: NativeCall, at path: PathTemplate, _ body: JSONValue, implied: String? = nil
  ) throws(Problem) {
    isImplied = call.request.idempotencyKey == nil
    guard let value = try Self.value(of: call.request) ?? implied else { return nil }
    key = IdempotencyKey(
      portal: try call.portal.id, owner: .apiKey(call.holder.key),
      method: path.description + (isImplied ? " implied" : ""), value: value)
    fingerprint = Digests.sha256(body.encoded())
  }

  private static func value(of request: NativeRequest) throws(Problem) -> String? {
    guard let header = request.idempotencyKey else { return nil }
    guard let value = IdempotencyKey.value(header: header) else {
      throw Problem(
        .invalidArgument, "Idempotency-Key must be 1 to 255 printable ASCII characters.",
        argument: "Idempotency-Key")
    }
    return value
  }

  /// Runs an operation once.
  ///
  /// - Parameter reply: The body for an outcome. It has no effects.
  func run<Operation: StoreOperation>(
    _ operation: Operation, in context: NativeContext,
    reply: @escaping @Sendable (Operation.Outcome) -> [UInt8]
  ) async throws -> NativeReply {
    let once = Idempotent(
      key: key, fingerprint: fingerprint, operation: operation, reply: reply)
    let outcome = try await context.attempts.run(key, refuse: { Problem($0) as any Error }) {
      try await context.store.perform(once)
    }
    if isImplied, case .full = outcome {
      return .json(reply(try await context.store.perform(operation)))
    }
    do throws(AttemptRefusal) {
      let answer = try outcome.reply()
      var reply = NativeReply.json(answer.bytes)
      if answer.isReplayed { reply.headers.append(("Idempotent-Replayed", "true")) }
      return reply
    } catch {
      throw Problem(error)
    }
  }
}

extension Problem {
  /// Why an attempt has no reply.
  init(_ refusal: AttemptRefusal) {
    switch refusal {
    case .inProgress:
      self.init(
        .idempotencyInProgress,
        "A request with this Idempotency-Key, or this source and id, is still running.")
    case .reused:
      self.init(
        .idempotencyReused,
        "The Idempotency-Key, or source and id, were used with a different body before.")
    case .full:
      self.init(.unavailable, "Too many replies are stored for this API key; nothing was changed.")
    case .notKept: self.init(.internalError, "The reply could not be stored; nothing was changed.")
    }
  }
}
