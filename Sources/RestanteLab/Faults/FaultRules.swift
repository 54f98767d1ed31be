import RestanteCore
import Synchronization

/// The rules of a lab, in the order in which they were added. The first one that applies to an
/// occasion counts.
final class FaultRules: Sendable {
  /// The maximum number of rules.
  static let capacity = 1_000

  private struct State {
    var rules: [FaultRule] = []
    var lastID: Int64 = 0
  }

  private let random: any RandomSource
  private let state = Mutex(State())

  /// - Parameter random: Decides what happens with a probability.
  init(random: any RandomSource) {
    self.random = random
  }

  /// All rules.
  var all: [FaultRule] { state.withLock { $0.rules } }

  /// Adds rules, all or none; returns them with their numbers, or `nil` where there is no room.
  func add(_ rules: [FaultRule]) -> [FaultRule]? {
    state.withLock { state in
      guard state.rules.count + rules.count <= Self.capacity else { return nil }
      let numbered = rules.enumerated().map { place, rule in
        var rule = rule
        rule.id = state.lastID + Int64(place) + 1
        return rule
      }
      state.lastID += Int64(rules.count)
      state.rules += numbered
      return numbered
    }
  }

  /// Removes the rules that fit; returns them.
  func remove(where fits: (FaultRule) -> Bool) -> [FaultRule] {
    state.withLock { state in
      let removed = state.rules.filter(fits)
      state.rules.removeAll(where: fits)
      return removed
    }
  }

  /// The rule that applies to an occasion; counts it with every rule that it matches.
  func draw(_ occasion: FaultOccasion) -> FaultRule? {
    state.withLock { state in
      var applying: FaultRule?
      for place in state.rules.indices {
        let isTaken = if case .some = applying { true } else { false }
        if state.rules[place].applies(to: occasion, isTaken: isTaken, draw: number) {
          applying = state.rules[place]
        }
      }
      return applying
    }
  }

  /// A number from 0 up to 1, which it does not reach.
  private func number() -> Double {
    Double(random.next() >> 11) / Double(UInt64(1) << 53)
  }
}
