import RestanteJSON
import Synchronization

/// The objects of a lab. They are in memory only.
///
/// Whoever changes or reads them takes a turn, so that nobody sees a change whose event is not
/// published yet, and a snapshot fits the events that it holds.
final class ObjectStore: Sendable {
  /// Where objects stand: those of one kind on one portal.
  struct Place: Sendable, Hashable {
    /// The portal's member id, which a later portal with the same domain does not have.
    let portal: String
    let kind: String
  }

  let turns = Turns()
  private let portals = Mutex<[String: PortalObjects]>([:])

  /// The objects of one kind on one portal.
  subscript(place: Place) -> ObjectSeries {
    portals.withLock { $0[place.portal]?.series[place.kind] } ?? ObjectSeries()
  }

  /// Puts an object in its place, or removes what is there, together with what tells of it: when
  /// that fails, nothing has changed.
  ///
  /// - Throws: `full` when there is no room, and what `tell` throws.
  func set<Failure: Error>(
    _ object: JSONObject?, at id: Int64, in place: Place, full: Failure,
    tell: () async throws(Failure) -> Void
  ) async throws(Failure) {
    let undo = portals.withLock {
      $0[place.portal, default: PortalObjects()].set(object, at: id, of: place.kind)
    }
    guard let undo else { throw full }
    do throws(Failure) {
      try await tell()
    } catch {
      portals.withLock { $0[place.portal]?.undo(undo) }
      throw error
    }
  }

  /// Removes all objects of a portal.
  ///
  /// - Parameter restartsIDs: Whether ids begin with 1 again.
  func empty(_ portal: String, restartsIDs: Bool) {
    portals.withLock { $0[portal]?.empty(restartsIDs: restartsIDs) }
  }

  /// All objects of all portals, by the portals' member ids.
  var contents: [String: PortalObjects] {
    get { portals.withLock { $0 } }
    set { portals.withLock { $0 = newValue } }
  }
}
