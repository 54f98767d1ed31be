import RestanteJSON

/// The objects of one kind on one portal, by ascending id.
struct ObjectSeries: Sendable {
  /// The ids in ascending order.
  private(set) var ids: [Int64] = []
  private var objects: [Int64: JSONObject] = [:]
  /// The largest id that was ever given.
  var lastID: Int64 = 0

  /// The fields of an object by the names by which they are kept; `nil` where there is none.
  subscript(id: Int64) -> JSONObject? { objects[id] }

  /// Puts an object in the place of its id.
  ///
  /// - Returns: What was there before.
  mutating func put(_ object: JSONObject, at id: Int64) -> JSONObject? {
    let old = objects.updateValue(object, forKey: id)
    if case nil = old { ids.insert(id, at: place(of: id)) }
    lastID = max(lastID, id)
    return old
  }

  /// Removes an object.
  ///
  /// - Returns: What was there.
  mutating func remove(_ id: Int64) -> JSONObject? {
    guard let old = objects.removeValue(forKey: id) else { return nil }
    ids.remove(at: place(of: id))
    return old
  }

  /// Removes all objects; ids go on.
  mutating func empty() {
    (ids, objects) = ([], [:])
  }

  /// Where an id stands, or would.
  private func place(of id: Int64) -> Int {
    var (low, high) = (0, ids.count)
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
