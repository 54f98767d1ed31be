public import RestanteCore
public import Testing

/// A store as the conformance suite drives it. Each case wants a fresh, empty one.
public protocol StoreUnderTest: Sendable {
  /// The store; another object after ``reopen()``.
  var store: any Store { get }
  /// Moves the store's time forward.
  func advance(milliseconds: Int64) async throws
  /// Closes the store and opens it again on the same data.
  func reopen() async throws
  /// Whether the store counts on until it is reopened.
  var keepsCounts: Bool { get }
}

extension StoreUnderTest {
  /// As any store does that is opened once.
  public var keepsCounts: Bool { true }

  /// Moves the store's time forward by whole seconds.
  public func advance(seconds: Int64) async throws {
    try await advance(milliseconds: seconds * 1_000)
  }
}

/// One thing that every store must do.
public struct ConformanceCase: Sendable, CustomTestStringConvertible {
  /// What must be true, as a sentence.
  public let name: String
  /// Tries it on an empty store.
  public let run: @Sendable (any StoreUnderTest) async throws -> Void

  /// The name, for test reports.
  public var testDescription: String { name }

  /// A case that sets everything up by itself.
  static func plain(
    _ name: String, _ body: @escaping @Sendable (any StoreUnderTest) async throws -> Void
  ) -> [ConformanceCase] {
    [ConformanceCase(name: name, run: body)]
  }

  /// A case about a portal in one mode.
  static func queue(
    _ mode: Mode, _ name: String,
    _ body: @escaping @Sendable (QueueScene) async throws -> Void
  ) -> [ConformanceCase] {
    [
      ConformanceCase(name: "\(name) [\(mode.rawValue)]") { subject in
        try await body(QueueScene(subject, mode: mode))
      }
    ]
  }

  /// A case about a portal in safe mode.
  static func safe(
    _ name: String, _ body: @escaping @Sendable (QueueScene) async throws -> Void
  ) -> [ConformanceCase] {
    queue(.safe, name, body)
  }

  /// A case about a portal in strict mode.
  static func strict(
    _ name: String, _ body: @escaping @Sendable (QueueScene) async throws -> Void
  ) -> [ConformanceCase] {
    queue(.strict, name, body)
  }

  /// The same case in both modes.
  static func both(
    _ name: String, _ body: @escaping @Sendable (QueueScene) async throws -> Void
  ) -> [ConformanceCase] {
    Mode.allCases.flatMap { queue($0, name, body) }
  }
}

/// What every store must do, as cases for `@Test(arguments:)`.
public enum StoreConformance {
  /// All cases, grouped by what they are about.
  public static let cases: [ConformanceCase] = [
    publishing, coalescing, fanOut, claiming, ordering, bounds, rereading, acknowledging,
    acknowledgingUnclaimed, failing, leases, lateCalls, renewal, chosenEnds, splitClaims,
    attemptLimits, lastAttempts, releasing, undoing, deadLetters, strictTraps, purging, listing,
    peeking, purgingSelections,
    filtering, figures, isolation, bindings, settings, identity, tokens, portals, users,
    authorizationCodes, applicationLife, administration, serverKey, atomicity,
    parallelism, durability, idempotency, queueChoices, history, restoring, retries, depthLimits,
    queueCounts, evidence, watching, waiting, occurrences, lateOccurrences,
    lateOccurrencesAndClaims, deliveries, deliveryTurns, deliveryAttempts, deliveryTokens,
    offlineBells, handlerEnds, outgoingWebhooks, deliveryLists, doors, overview, observing,
    sessions, samples, provenance, emptying,
  ].flatMap { group in group.flatMap { $0 } }
}
