import ArgumentParser

/// Which queue a command is about.
struct QueueTarget: ParsableArguments {
  @Argument(help: "The client id of the application.")
  var clientID: String

  @Option(help: "The connector of the queue. (default: the queue without connector)")
  var connector = ""

  /// The path of a part of the queue in the native API, with a query.
  func path(_ part: String? = nil, query: [String: String] = [:]) -> String {
    let items = query.merging(["connector": connector]) { given, _ in given }
    let text = items.sorted { $0.key < $1.key }
      .map { "\($0.key)=\(Self.encoded($0.value))" }
    let place = part.map { "/\($0)" } ?? ""
    return "/v1/queues/\(Self.encoded(clientID))\(place)?\(text.joined(separator: "&"))"
  }

  /// The text as it stands in a URL.
  static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let character = Character(Unicode.Scalar(byte))
      if byte < 0x80, character.isLetter || character.isNumber || "-._~".contains(character) {
        return String(character)
      }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}
