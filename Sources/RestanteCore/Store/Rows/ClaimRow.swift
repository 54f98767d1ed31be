/// A claim as stores keep it.
public struct ClaimRow: Sendable, Hashable {
  /// Its number, 0 for what nobody holds.
  public var number: Int64
  /// How many events it holds.
  public var held: Int64
  /// Whether it may still act on events that it lost when its lease was over.
  public var hasReturned: Bool
  /// When its lease is over; `nil` for never, and when it holds nothing.
  public var deadline: Timestamp?

  /// Creates a row.
  public init(number: Int64, held: Int64, hasReturned: Bool, deadline: Timestamp?) {
    self.number = number
    self.held = held
    self.hasReturned = hasReturned
    self.deadline = deadline
  }

  /// What strict mode lets the empty process id stand for: all that nobody holds.
  public static let unclaimed = ClaimRow(number: 0, held: 0, hasReturned: false, deadline: nil)

  /// When the claim ends if it is given a new deadline: never earlier than before.
  public func deadline(renewedTo new: Timestamp?) -> Timestamp? {
    if held == 0 { return new }
    guard let deadline, let new else { return nil }
    return max(deadline, new)
  }

  /// When the claim ends if it is read again at `now`. What is about to be given back keeps its
  /// deadline until then: no claim ends in between.
  public func deadline(_ renewal: ReadClaim.Renewal, at now: Timestamp) -> Timestamp? {
    switch renewal {
    case .extend(let lease): deadline(renewedTo: lease.map(now.adding(seconds:)))
    case .set(0): deadline
    case .set(let seconds): now.adding(seconds: seconds)
    }
  }

  /// Whether a deadline comes before another one; `nil` never comes. Who sleeps until a claim ends
  /// must be told.
  public static func isEarlier(_ new: Timestamp?, than old: Timestamp?) -> Bool {
    guard let new else { return false }
    return old.map { new < $0 } ?? true
  }

  /// Makes sure that the claim holds as many events as it says.
  public func check(_ found: Int) throws(StoreError) {
    guard number == 0 || held == Int64(found) else {
      throw StoreError(
        .corrupt, "claim \(number) has a count of \(held) events, but holds \(found)")
    }
  }
}
