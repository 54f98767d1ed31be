import RestanteJSON

/// The objects of all kinds on one portal.
struct PortalObjects: Sendable {
  /// The maximum number of objects.
  static let capacity = 100_000
  /// The maximum number of bytes of their fields as JSON; in memory they take several times that.
  static let maxBytes = 64 << 20

  private(set) var series: [String: ObjectSeries] = [:]
  private var count = 0
  private var bytes = 0

  /// Puts an object in its place, or removes what is there.
  ///
  /// - Returns: How to undo it; `nil`, without any change, when there is no room.
  mutating func set(_ object: JSONObject?, at id: Int64, of kind: String) -> ObjectUndo? {
    var series = self.series.removeValue(forKey: kind) ?? ObjectSeries()
    defer { self.series[kind] = series }
    let lastID = series.lastID
    let size = object.map(Self.size) ?? 0
    let old = series[id]
    let oldSize = old.map(Self.size) ?? 0
    if case .some = object {
      if case nil = old, count >= Self.capacity { return nil }
      guard bytes + size - oldSize <= Self.maxBytes else { return nil }
    }
    if let object { _ = series.put(object, at: id) } else { _ = series.remove(id) }
    bytes += size - oldSize
    count += (object == nil ? 0 : 1) - (old == nil ? 0 : 1)
    return ObjectUndo(kind: kind, id: id, object: old, lastID: lastID)
  }

  /// Undoes the latest change.
  mutating func undo(_ undo: ObjectUndo) {
    _ = set(undo.object, at: undo.id, of: undo.kind)
    series[undo.kind]?.lastID = undo.lastID
  }

  /// Lets the ids of a kind go on behind one.
  mutating func goOn(behind id: Int64, of kind: String) {
    series[kind, default: ObjectSeries()].lastID = id
  }

  /// Removes all objects.
  ///
  /// - Parameter restartsIDs: Whether ids begin with 1 again.
  mutating func empty(restartsIDs: Bool) {
    (count, bytes) = (0, 0)
    guard !restartsIDs else {
      series = [:]
      return
    }
    for kind in series.keys { series[kind]?.empty() }
  }

  /// The size of an object as JSON.
  static func size(of object: JSONObject) -> Int {
    JSONValue.object(object).encoded().count
  }
}

/// What undoes a change.
struct ObjectUndo: Sendable {
  fileprivate let kind: String
  fileprivate let id: Int64
  fileprivate let object: JSONObject?
  fileprivate let lastID: Int64
}
