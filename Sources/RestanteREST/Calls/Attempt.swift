import RestanteCore
import RestanteJSON

/// A call that its client gave an `Idempotency-Key`: repeated, it has no second effect.
///
/// The original knows the header only for another API; here safe mode honours it where a lost reply
/// would lose events.
struct Attempt: Sendable {
  let key: IdempotencyKey
  /// Tells payloads apart: the digest of all parameters but credentials and what SDKs add.
  let fingerprint: [UInt8]

  /// The attempt that a request is; `nil` when it has no key or keys mean nothing to it.
  init?(
    _ request: RoutedRequest, method: any RESTMethod, caller: Caller, mode: Mode
  ) throws(RESTError) {
    guard let header = request.idempotencyKey, method.honoursIdempotencyKey, mode == .safe,
      case .token(let application) = caller.credential
    else { return nil }
    guard let value = IdempotencyKey.value(header: header) else {
      throw RESTError(.idempotencyKey)
    }
    key = IdempotencyKey(
      portal: caller.portal.id, owner: .application(application.id), method: method.name,
      value: value)
    fingerprint = Self.fingerprint(request.parameters)
  }

  /// The operation as one that has an effect only once.
  func once<Operation: StoreOperation>(
    _ operation: Operation, reply: @escaping @Sendable (Operation.Outcome) -> [UInt8]?
  ) -> Idempotent<Operation> {
    Idempotent(key: key, fingerprint: fingerprint, operation: operation, reply: reply)
  }

  private static func fingerprint(_ parameters: RequestParameters) -> [UInt8] {
    let members = parameters.values
      .filter { name, _ in
        name != "auth" && name != "access_token" && !name.hasPrefix("bx24_")
      }
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let payload = JSONObject(members: members.map { ($0.key, $0.value) })
    return Digests.sha256(JSONValue.object(payload).encoded())
  }
}

extension MethodCall {
  /// Runs an operation, once for an attempt, and returns what `reply` makes of its outcome.
  ///
  /// - Parameters:
  ///   - operation: What is to be done.
  ///   - refusal: The error for an outcome of which `reply` makes nothing.
  ///   - reply: The result as JSON text. It has no effects.
  func answer<Operation: StoreOperation>(
    _ operation: Operation, otherwise refusal: ErrorEntry,
    _ reply: @escaping @Sendable (Operation.Outcome) -> [UInt8]?
  ) async throws(RESTError) -> MethodResult {
    guard let attempt else {
      guard let json = reply(try await perform(operation)) else { throw RESTError(refusal) }
      return MethodResult(json: json)
    }
    let outcome = try await perform(attempt.once(operation, reply: reply))
    do throws(AttemptRefusal) {
      let answer = try outcome.reply()
      var result = MethodResult(json: answer.bytes)
      result.isReplayed = answer.isReplayed
      return result
    } catch {
      throw RESTError(error, otherwise: refusal)
    }
  }
}

extension RESTError {
  /// Why an attempt has no reply; `otherwise` where its operation was refused.
  init(_ refusal: AttemptRefusal, otherwise: ErrorEntry) {
    switch refusal {
    case .inProgress: self.init(.idempotencyInProgress)
    case .reused: self.init(.idempotencyReused)
    case .full: self.init(.idempotencyFull)
    case .notKept: self.init(otherwise)
    }
  }
}
