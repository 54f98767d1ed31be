import RestanteCore

/// The path of a request as logs may show it. Paths hold codes of webhooks and doors, and what is
/// misspelt may be one, so only what the server itself knows is shown.
enum MaskedPath {
  /// What stands for a part that is not shown.
  static let mask = "***"
  /// The maximum number of bytes.
  static let maxLength = 512

  /// The path to show. It never holds a query, quotation marks, backslashes or control characters.
  ///
  /// - Parameters:
  ///   - path: The path as it was sent.
  ///   - group: The part of the server that answered.
  ///   - facts: What is known of the request.
  static func text(of path: String, _ group: RouteGroup, _ facts: ReplyFacts) -> String {
    switch group {
    case .alive, .ready, .document, .tokens, .authorize, .console, .metrics: return plain(path)
    case .native where facts.route != nil, .added where facts.route != nil: return plain(path)
    case .native: return "/v1/\(mask)"
    case .doors: return "/hooks/\(mask)"
    case .other, .added: return path == "/" ? path : "/\(mask)"
    case .rest: return restPath(path, facts.method)
    }
  }

  /// A path of the wire: the user's number and the method show, the code does not.
  private static func restPath(_ path: String, _ method: String?) -> String {
    // REST 3.0 has a prefix before its names.
    let name = method.map { $0.hasPrefix("rest3:") ? String($0.dropFirst(6)) : $0 }
    let parts = path.split(separator: "/").prefix(8)
    let shown = parts.enumerated().map { place, part -> String in
      if place == 0 { return "rest" }
      if place == 1, part == "api" { return "api" }
      if part.utf8.count < 10, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        return String(part)
      }
      guard let name, place == parts.count - 1 else { return mask }
      let spelt = PercentCoding.decode(part.utf8).lowercased()
      return spelt == name || spelt.hasPrefix("\(name).") ? name : mask
    }
    return "/" + shown.joined(separator: "/")
  }

  /// A text on one line, of bounded length and without what ends a quoted text.
  static func plain(_ text: String, maxLength: Int = maxLength) -> String {
    let bytes = text.utf8.prefix(maxLength).map { byte -> UInt8 in
      switch byte {
      case 0x21, 0x23...0x5B, 0x5D...0x7E: byte
      case 0x20: byte
      default: UInt8(ascii: "?")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
