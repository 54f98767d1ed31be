import NIOHTTP1

/// What the head of an HTTP/1 request must comply with before it is processed (RFC 9112).
enum RequestRules {
  /// Why a request is refused: a status and a sentence.
  struct Refusal: Sendable, Hashable {
    let status: HTTPResponseStatus
    let reason: String
  }

  /// Whether a head asks for another protocol on its connection.
  enum Upgrade: Sendable {
    /// No.
    case none
    /// Yes: the library's decoder stops after this request.
    case asked
    /// The spelling does not tell whether the decoder stops.
    case unclear
  }

  /// Whether a head has nothing that the other rules look for: it has one `Host` and none of the
  /// headers that change how a request is read. Nearly all have not, and one pass over the headers
  /// tells.
  static func isOrdinary(_ head: HTTPRequestHead) -> Bool {
    guard head.method != .CONNECT else { return false }
    var hosts = 0
    for (name, _) in head.headers {
      switch name.utf8.count {
      case 4 where isSame(name, "host"): hosts += 1
      case 6 where isSame(name, "expect"), 7 where isSame(name, "upgrade"),
        17 where isSame(name, "transfer-encoding"):
        return false
      default: break
      }
    }
    return hosts == 1
  }

  /// Whether a name is a word in small letters, whatever case it is written in.
  private static func isSame(_ name: String, _ word: StaticString) -> Bool {
    word.withUTF8Buffer { word in name.utf8.elementsEqual(word) { $0 | 0x20 == $1 } }
  }

  /// Why a request is refused; `nil` for most.
  static func refusal(of head: HTTPRequestHead) -> Refusal? {
    let hosts = head.headers["host"].count
    if hosts > 1 || (hosts == 0 && head.version.isAtLeast11) {
      return Refusal(status: .badRequest, reason: "Exactly one Host header is required.")
    }
    let codings = head.headers[canonicalForm: "transfer-encoding"]
    if !codings.isEmpty, codings.count > 1 || codings[0].lowercased() != "chunked" {
      return Refusal(
        status: .notImplemented, reason: "The only supported transfer coding is chunked.")
    }
    let expectations = head.headers[canonicalForm: "expect"]
    if expectations.contains(where: { $0.lowercased() != "100-continue" }) {
      return Refusal(
        status: .expectationFailed, reason: "The only supported expectation is 100-continue.")
    }
    return nil
  }

  /// Whether a client waits for `100 Continue` before it sends the body.
  static func expectsContinue(_ head: HTTPRequestHead) -> Bool {
    head.version.isAtLeast11 && head.headers.contains(name: "expect")
  }

  /// Whether a head asks for another protocol.
  static func upgrade(of head: HTTPRequestHead) -> Upgrade {
    if head.method == .CONNECT { return .asked }
    guard head.headers.contains(name: "upgrade") else { return .none }
    let options = head.headers["connection"] + head.headers["proxy-connection"]
    guard options.contains(where: { $0.lowercased().contains("upgrade") }) else { return .none }
    let tokens = options.flatMap { $0.split(separator: ",") }
    let isPlain = tokens.contains { token in
      let end = token.lastIndex { $0 != " " }
      return end.map { token[...$0].drop { $0 == " " }.lowercased() == "upgrade" } ?? false
    }
    return isPlain && !head.headers["upgrade"].contains("") ? .asked : .unclear
  }
}

extension HTTPVersion {
  /// Whether it is HTTP/1.1 or a later version of HTTP/1.
  fileprivate var isAtLeast11: Bool { major == 1 && minor >= 1 }
}
