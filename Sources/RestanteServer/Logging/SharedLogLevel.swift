import Logging
import Synchronization

/// The level from which on all parts of the program log. It may change meanwhile.
final class SharedLogLevel: Sendable {
  private static let levels = Logger.Level.allCases

  /// The level's place among all. It is looked at for every message, also for those not written.
  private let place: Atomic<Int>

  init(_ level: Logger.Level) { place = Atomic(Self.place(of: level)) }

  /// The level at present.
  var value: Logger.Level { Self.levels[place.load(ordering: .relaxed)] }

  /// Changes it from now on.
  func set(_ level: Logger.Level) { place.store(Self.place(of: level), ordering: .relaxed) }

  private static func place(of level: Logger.Level) -> Int { levels.firstIndex(of: level) ?? 0 }
}
