/// How a server names itself to the database, so that administrators and other servers see who is
/// connected: `restante 1.2.3 at web-1:8080`, libpq's `application_name`.
public struct NodeName: Sendable, Hashable {
  /// The server's version.
  public var version: String
  /// The machine and the port.
  public var place: String

  /// PostgreSQL cuts longer names.
  private static let maxBytes = 63
  /// What names of servers are like in SQL.
  static let pattern = "restante % at %"

  /// Creates a name.
  public init(version: String, place: String) {
    self.version = version
    self.place = place
  }

  /// Reads what a server called itself; `nil` for other programs.
  init?(_ text: String) {
    let words = text.split(separator: " ", maxSplits: 3)
    guard words.count == 4, words[0] == "restante", words[2] == "at" else { return nil }
    self.init(version: String(words[1]), place: String(words[3]))
  }

  var text: String {
    var text = "restante \(version) at \(place)"
    while text.utf8.count > Self.maxBytes { text.removeLast() }
    return text
  }
}

extension ConnectionSettings {
  /// The same, as a server that names itself, unless the address names it otherwise.
  public func naming(_ node: NodeName) -> ConnectionSettings {
    value("application_name") == Self.program ? with("application_name", node.text) : self
  }
}
