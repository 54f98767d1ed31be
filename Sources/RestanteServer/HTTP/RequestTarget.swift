/// Path and query of a request, as they were sent.
struct RequestTarget: Sendable, Hashable {
  /// The path, beginning with a slash and not decoded.
  var path: String
  /// What follows the question mark, not decoded; empty when there is none.
  var query: String

  /// Takes a request line's target apart; an absolute one, as proxies send it, loses its origin.
  init(_ target: String) {
    var rest = Substring(target)
    if !rest.hasPrefix("/"), let mark = rest.firstRange(of: "://") {
      let authority = rest[mark.upperBound...]
      rest = authority[(authority.firstIndex { $0 == "/" || $0 == "?" } ?? authority.endIndex)...]
    }
    let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
    path = rest[..<mark].isEmpty ? "/" : String(rest[..<mark])
    query = String(rest[mark...].dropFirst())
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
