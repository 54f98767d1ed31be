import RestanteCore

/// A claim as it is stored.
struct ClaimRow {
  /// Its number, 0 for what nobody holds.
  var number: Int64
  /// How many events it holds.
  var held: Int64
  /// Whether it may still act on events that it lost when its lease was over.
  var hasReturned: Bool
  /// When its lease is over, in milliseconds; `nil` for never, and when it holds nothing.
  var deadline: Int64?

  /// What strict mode lets the empty process id stand for: all that nobody holds.
  static let unclaimed = ClaimRow(number: 0, held: 0, hasReturned: false, deadline: nil)

  /// When the claim ends if it is given a new deadline: never earlier than before.
  func deadline(renewedTo new: Int64?) -> Int64? {
    if held == 0 { return new }
    guard let deadline, let new else { return nil }
    return max(deadline, new)
  }
}
