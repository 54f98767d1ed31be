import RestanteCore
import RestanteJSON
import RestanteTesting

/// A store whose access grants a test alters.
struct GrantingStore: ForwardingStore {
  let inner: any Store
  let alter: @Sendable (inout AccessGrantDraft) -> Void

  init(_ inner: any Store, _ alter: @escaping @Sendable (inout AccessGrantDraft) -> Void) {
    self.inner = inner
    self.alter = alter
  }

  func accessGrant(token: SecretHash) async throws(StoreError) -> AccessGrant? {
    guard let grant = try await inner.accessGrant(token: token) else { return nil }
    var draft = AccessGrantDraft(grant)
    alter(&draft)
    return draft.grant
  }
}

/// A store whose webhook grants a test alters.
struct WebhookGrantingStore: ForwardingStore {
  let inner: any Store
  let alter: @Sendable (inout WebhookGrantDraft) -> Void

  func webhookGrant(code: SecretHash) async throws(StoreError) -> WebhookGrant? {
    guard let grant = try await inner.webhookGrant(code: code) else { return nil }
    var draft = WebhookGrantDraft(grant)
    alter(&draft)
    return draft.grant
  }
}

/// A store that fails at everything but credentials.
struct FailingStore: ForwardingStore {
  let inner: any Store
  let error: StoreError

  func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome { throw error }
  func listEvents(_ query: ListEvents) async throws(StoreError) -> EventPage { throw error }
  func bindings(
    of application: ApplicationID, on portal: PortalID, actingAs user: UserID?
  ) async throws(StoreError) -> [Binding] { throw error }
}

/// A store that cannot even look at credentials.
struct DeadStore: ForwardingStore {
  let inner: any Store

  func accessGrant(token: SecretHash) async throws(StoreError) -> AccessGrant? {
    throw StoreError(.unavailable, "gone")
  }
}

/// A store that shows a test the claims that reach it.
struct RecordingStore: ForwardingStore {
  let inner: any Store
  let record: @Sendable (ClaimEvents) -> Void

  init(_ inner: any Store, _ record: @escaping @Sendable (ClaimEvents) -> Void) {
    self.inner = inner
    self.record = record
  }

  func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome {
    if let claim = operation as? ClaimEvents { record(claim) }
    return try await inner.perform(operation)
  }
}

/// Lets a test keep a store waiting.
final class Gate: Sendable {
  private let arrivals = AsyncStream<Void>.makeStream()
  private let openings = AsyncStream<Void>.makeStream()

  /// Waits until the store has begun to wait.
  func arrival() async { _ = await arrivals.stream.first { _ in true } }

  /// Lets the store go on, for good.
  func open() { openings.continuation.finish() }

  func pass() async {
    arrivals.continuation.yield()
    _ = await openings.stream.first { _ in true }
  }
}

/// A store whose changes wait at a gate.
struct HoldingStore: ForwardingStore {
  let inner: any Store
  let gate: Gate

  func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome {
    await gate.pass()
    return try await inner.perform(operation)
  }
}

/// A store that takes its time to find an application's bindings.
struct SlowStore: ForwardingStore {
  let inner: any Store
  let clock: ManualClock
  let milliseconds: Int64

  init(_ inner: any Store, milliseconds: Int64) {
    self.inner = inner
    // Worlds are made with a clock that tests move.
    clock = inner.time as? ManualClock ?? ManualClock()
    self.milliseconds = milliseconds
  }

  func bindings(
    of application: ApplicationID, on portal: PortalID, actingAs user: UserID?
  ) async throws(StoreError) -> [Binding] {
    clock.advance(milliseconds: milliseconds)
    return try await inner.bindings(of: application, on: portal, actingAs: user)
  }
}
