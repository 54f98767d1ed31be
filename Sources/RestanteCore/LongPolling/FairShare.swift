/// A bounded number of places that portals share: one portal may take many, but a quarter of all is
/// kept for portals that have few, so that none of them keeps the others away.
public struct FairShare: Sendable {
  /// How many places there are.
  public let capacity: Int
  private var held: [PortalID: Int] = [:]
  private var taken = 0

  /// Creates so many free places. Fewer than ``smallest`` are given to anyone who comes first.
  public init(capacity: Int) {
    self.capacity = capacity
  }

  /// With fewer places than this there is nothing to share.
  static let smallest = 16

  /// How many places are kept for portals with few.
  private var reserve: Int { capacity < Self.smallest ? 0 : capacity / 4 }
  /// How many places count as few.
  private var few: Int { max(1, capacity / 64) }

  /// Takes a place for a portal; tells whether there was one for it.
  public mutating func take(for portal: PortalID) -> Bool {
    let own = held[portal, default: 0]
    guard taken < capacity, taken < capacity - reserve || own < few else { return false }
    held[portal] = own + 1
    taken += 1
    return true
  }

  /// Gives a portal's place back.
  public mutating func leave(_ portal: PortalID) {
    guard let own = held[portal] else { return }
    held[portal] = own > 1 ? own - 1 : nil
    taken -= 1
  }
}
