/// What a page says of something that was just done, from its address.
struct Notice: Sendable {
  private let name: String
  private let count: Int64
  private let rest: Int64

  /// Reads the query of a page; `nil` unless it holds a notice.
  init?(_ query: [String: String]) {
    guard let name = query["notice"], let count = query["n"].flatMap({ Int64($0) }) else {
      return nil
    }
    self.name = name
    self.count = count
    rest = query["rest"].flatMap { Int64($0) } ?? 0
  }

  /// The notice in words; `nil` for one that is not known, since anyone can write addresses.
  func words(_ text: Catalogue) -> String? {
    guard text.has("notice", name) else { return nil }
    return text(
      "notice", name,
      [
        "n": "\(count)", "events": text.counted(count, .event),
        "deliveries": text.counted(count, .delivery), "rest": GroupedDigits.text(rest),
      ])
  }
}
