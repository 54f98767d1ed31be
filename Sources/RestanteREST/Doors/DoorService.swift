public import RestanteCore

/// Takes in what another portal posts to a handler or an outgoing webhook.
///
/// The order of checks decides what a sender sees: the verb, the code, the body, the application
/// token. Nothing is read of a body before its code was found to be good, and a success is only
/// returned once the event is durable.
public struct DoorService: Sendable {
  private let store: any Store
  private let defaultMode: Mode
  private let failures: FailedCredentials

  /// Creates the service.
  ///
  /// - Parameters:
  ///   - store: Where events are kept.
  ///   - defaultMode: The mode of portals that have none of their own.
  ///   - failures: The credentials that were refused lately.
  public init(store: any Store, defaultMode: Mode, failures: FailedCredentials) {
    self.store = store
    self.defaultMode = defaultMode
    self.failures = failures
  }

  /// Handles a request. What goes wrong is in the reply.
  public func respond(to request: DoorRequest, body: some RESTBody) async -> DoorReply {
    guard request.verb == "POST" else { return DoorReply(DoorFault.verb) }
    guard request.isSecure else { return DoorReply(DoorFault.insecure) }
    let code = SecretHash(of: request.code ?? "")
    do throws(DoorFault) {
      let door = try await grant(code, from: request.source)
      return try await take(request, body, through: door, code)
    } catch {
      var reply = DoorReply(error)
      reply.refusal = refusal(error, code)
      return reply
    }
  }

  private func grant(
    _ code: SecretHash, from source: String
  ) async throws(DoorFault) -> DoorGrant {
    if let wait = failures.wait(of: source, presenting: code, at: store.time.now()) {
      throw .tooManyFailures(wait: wait)
    }
    let found = try await reading { () async throws(StoreError) in
      try await store.doorGrant(code: code)
    }
    guard let door = found, door.expiresAt.map({ $0 > store.time.now() }) ?? true else {
      failures.fail(from: source, presenting: code, at: store.time.now())
      throw .unknownDoor
    }
    failures.succeed(presenting: code)
    guard door.portal.settings.state == .active else { throw .portalClosed }
    return door
  }

  private func take(
    _ request: DoorRequest, _ body: some RESTBody, through door: DoorGrant, _ code: SecretHash
  ) async throws(DoorFault) -> DoorReply {
    let portal = door.portal.id
    let mode = door.portal.mode ?? defaultMode
    let operation = try await decoded(body) { (bytes) throws(DoorFault) in
      let event = try DoorEvent(bytes, of: request, through: CredentialID(of: code))
      return TakeThroughDoor(
        code: code, token: event.applicationToken,
        publishing: PublishEvents(portal: portal, mode: mode, publications: [event.publication]),
        records: DoorRecords(
          portal: portal, code: code, body: bytes, delivery: request.delivery),
        reply: { DoorReply.text(of: $0) })
    }
    let outcome = try await reading { () async throws(StoreError) in
      try await store.perform(operation)
    }
    switch outcome {
    case .taken(let bytes): return DoorReply(body: bytes)
    case .repeated(let bytes):
      var reply = DoorReply(body: bytes)
      reply.headers = [("Idempotent-Replayed", "true")]
      return reply
    case .closed: throw .unknownDoor
    case .refused: throw .wrongToken
    }
  }

  private func decoded<Value: Sendable>(
    _ body: some RESTBody, _ decode: @escaping @Sendable ([UInt8]) throws(DoorFault) -> Value
  ) async throws(DoorFault) -> Value {
    let result: Result<Value, DoorFault>
    do throws(RESTBodyFailure) {
      result = try await body.decoded(isKnown: true) { bytes in
        Result { () throws(DoorFault) in try decode(bytes) }
      }
    } catch {
      throw .body(error)
    }
    return try result.get()
  }

  private func reading<Value>(
    _ body: () async throws(StoreError) -> Value
  ) async throws(DoorFault) -> Value {
    do throws(StoreError) { return try await body() } catch { throw .store(error) }
  }

  /// What the log is told.
  private func refusal(_ fault: DoorFault, _ code: SecretHash) -> Refusal? {
    let subject = "\(CredentialID(of: code))"
    return switch fault {
    case .unknownDoor: Refusal(.credential, of: "door", error: fault.code)
    case .tooManyFailures: Refusal(.tooManyCredentials, of: "door", error: fault.code)
    case .wrongToken, .portalClosed:
      Refusal(.permission, of: "door", subject: subject, error: fault.code)
    default: nil
    }
  }
}
