/// A bounded number of places that portals share: one portal may take many, but a quarter of all is
/// kept for portals that have few, so that none of them keeps the others away. What a portal may
/// take its credentials share in the same way.
public struct FairShare: Sendable {
  /// How many places there are.
  public let capacity: Int
  private let amongPortals: Share
  private let amongCredentials: Share
  private var taken = 0
  private var takenByPortal: [PortalID: Int] = [:]
  private var takenByHolder: [PlaceHolder: Int] = [:]

  /// Creates free places. If they are too few to be shared, they go to anyone who comes first.
  public init(capacity: Int) {
    self.capacity = capacity
    amongPortals = Share(capacity: capacity)
    amongCredentials = Share(capacity: capacity - amongPortals.reserve)
  }

  /// With fewer places than this there is nothing to share.
  static let smallest = 16

  /// How places are shared by those of one kind.
  private struct Share {
    let capacity: Int
    /// How many places are kept for those with few.
    var reserve: Int { capacity < FairShare.smallest ? 0 : capacity / 4 }
    /// How many places count as few.
    var few: Int { max(1, capacity / 64) }

    /// Whether there is a place for one who has `own` of those that are taken.
    func hasPlace(taken: Int, own: Int) -> Bool {
      taken < capacity && (taken < capacity - reserve || own < few)
    }
  }

  /// Takes a place; tells whether there was one for its holder.
  public mutating func take(for holder: PlaceHolder) -> Bool {
    let ofPortal = takenByPortal[holder.portal, default: 0]
    let own = takenByHolder[holder, default: 0]
    guard amongPortals.hasPlace(taken: taken, own: ofPortal),
      amongCredentials.hasPlace(taken: ofPortal, own: own)
    else { return false }
    taken += 1
    takenByPortal[holder.portal] = ofPortal + 1
    takenByHolder[holder] = own + 1
    return true
  }

  /// Gives one of a holder's places back.
  public mutating func leave(_ holder: PlaceHolder) {
    guard let own = takenByHolder[holder], let ofPortal = takenByPortal[holder.portal] else {
      return
    }
    taken -= 1
    takenByPortal[holder.portal] = ofPortal > 1 ? ofPortal - 1 : nil
    takenByHolder[holder] = own > 1 ? own - 1 : nil
  }
}
