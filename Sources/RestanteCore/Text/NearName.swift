/// Finds what somebody may have meant who misspelt a name.
public enum NearName {
  /// How many letters may be wrong, missing, too many or in the wrong order.
  static let maxEdits = 2
  /// Longer names are not looked at.
  static let longest = 64

  /// The nearest of the names; `nil` when none is near.
  public static func find(_ name: String, among known: [String]) -> String? {
    guard name.utf8.count <= longest else { return nil }
    let candidates = known.map { (name: $0, edits: edits(from: plain(name), to: plain($0))) }
    let near = candidates.min { $0.edits < $1.edits }
    // Of short names nearly everything is near.
    return near.flatMap { $0.edits <= min(maxEdits, $0.name.utf8.count / 2) ? $0.name : nil }
  }

  /// Small letters, and no underscores: `userID` is near `user_id`.
  private static func plain(_ name: String) -> [UInt8] {
    name.lowercased().utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
  }

  /// How many letters have to be changed, added, removed or swapped with their neighbour.
  private static func edits(from a: [UInt8], to b: [UInt8]) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        let isSame = a[i] == b[j]
        var least = min(last[j] + (isSame ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        let isSwapped = i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j]
        if isSwapped { least = min(least, before[j - 1] + 1) }
        row.append(least)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
