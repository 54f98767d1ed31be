import Synchronization

/// How many bytes of request bodies may be in memory at the same time, those that are being read
/// and those that are being decoded together.
///
/// The first ``smallBytes`` of each body count against a share of their own, so that large bodies
/// never keep small ones away; and of the rest clients of whom nothing is known yet may take half,
/// so that they never keep those away who have good credentials.
final class BodyBudget: Sendable {
  /// What belongs to the share of small bodies.
  static let smallBytes = 64 << 10

  private struct Use {
    var small = 0
    var large = 0
    var strangers = 0
  }

  private let smallShare: Int
  private let largeShare: Int
  private let use = Mutex(Use())

  /// Creates a budget of so many bytes in all, of which a quarter is for small bodies.
  init(bytes: Int) {
    smallShare = bytes / 4
    largeShare = bytes - smallShare
  }

  /// How many bytes are in memory.
  var bytesInUse: Int { use.withLock { $0.small + $0.large } }

  /// Makes room for bytes that arrived; tells whether there was any.
  fileprivate func take(small: Int, large: Int, isKnown: Bool) -> Bool {
    use.withLock { use in
      guard use.small + small <= smallShare, use.large + large <= largeShare,
        isKnown || use.strangers + large <= largeShare / 2
      else { return false }
      use.small += small
      use.large += large
      if !isKnown { use.strangers += large }
      return true
    }
  }

  fileprivate func giveBack(small: Int, large: Int, strangers: Int) {
    use.withLock { use in
      use.small -= small
      use.large -= large
      use.strangers -= strangers
    }
  }
}

/// What the body of one request takes of the budget.
final class BodyAllowance: Sendable {
  private struct Taken {
    var isKnown = false
    var small = 0
    var large = 0
    var strangers = 0
  }

  private let budget: BodyBudget
  private let taken = Mutex(Taken())

  /// Takes nothing yet.
  init(of budget: BodyBudget) {
    self.budget = budget
  }

  deinit { release() }

  /// Notes that the client has shown good credentials.
  func setKnown() {
    taken.withLock { $0.isKnown = true }
  }

  /// Takes room for bytes that arrived.
  ///
  /// - Throws: ``BodyBudgetSpent`` when there is none.
  func add(_ bytes: Int) throws(BodyBudgetSpent) {
    let isAdded = taken.withLock { taken in
      let small = min(bytes, max(0, BodyBudget.smallBytes - taken.small))
      let large = bytes - small
      guard budget.take(small: small, large: large, isKnown: taken.isKnown) else { return false }
      taken.small += small
      taken.large += large
      if !taken.isKnown { taken.strangers += large }
      return true
    }
    guard isAdded else { throw BodyBudgetSpent() }
  }

  /// Gives everything back: the bytes are gone.
  func release() {
    taken.withLock { taken in
      budget.giveBack(small: taken.small, large: taken.large, strangers: taken.strangers)
      taken = Taken(isKnown: taken.isKnown)
    }
  }
}

/// There is no room for more bodies.
struct BodyBudgetSpent: Error {}
