/// Path and query of a request, as they were sent.
struct RequestTarget: Sendable, Hashable {
  /// The path, beginning with a slash and not decoded.
  var path: String
  /// What follows the question mark, not decoded; empty when there is none.
  var query: String

  /// Takes a request line's target apart; an absolute one, as proxies send it, loses its origin.
  ///
  /// Several slashes in a row count as one: clients that put a path behind a URL with a slash at
  /// its end, as the official PHP library does, ask for `//oauth/token/`.
  init(_ target: String) {
    var rest = Substring(target)
    if !rest.hasPrefix("/"), let mark = rest.firstRange(of: "://") {
      let authority = rest[mark.upperBound...]
      rest = authority[(authority.firstIndex { $0 == "/" || $0 == "?" } ?? authority.endIndex)...]
    }
    let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
    path = rest[..<mark].isEmpty ? "/" : Self.withSingleSlashes(rest[..<mark])
    query = String(rest[mark...].dropFirst())
  }

  private static func withSingleSlashes(_ path: Substring) -> String {
    guard hasTwoSlashes(path) else { return String(path) }
    var kept: [UInt8] = []
    kept.reserveCapacity(path.utf8.count)
    for byte in path.utf8 where byte != UInt8(ascii: "/") || kept.last != byte {
      kept.append(byte)
    }
    return String(decoding: kept, as: UTF8.self)
  }

  private static func hasTwoSlashes(_ path: Substring) -> Bool {
    var last: UInt8 = 0
    for byte in path.utf8 {
      if byte == UInt8(ascii: "/"), last == byte { return true }
      last = byte
    }
    return false
  }

  /// The target with its path in small letters.
  var lowercased: RequestTarget {
    var target = self
    target.path = path.lowercased()
    return target
  }

  /// Whether the path is `folder` or below it; `folder` has no slash at the end.
  func isWithin(_ folder: String) -> Bool {
    path.hasPrefix(folder)
      && (path.utf8.count == folder.utf8.count || path.hasPrefix(folder + "/"))
  }
}
