import Synchronization

/// Counts how often writers went to the database and back: what an operation costs when the
/// database is far away.
final class JourneyCounter: Sendable {
  private let journeys = Atomic(0)

  /// How many there were so far.
  var count: Int { journeys.load(ordering: .relaxed) }

  func add() { journeys.wrappingAdd(1, ordering: .relaxed) }
}
