/// A reference to what an earlier command of a batch answered: `$result[key][field]…`.
///
/// It runs from the `$` to the next white space, so that what is glued to it belongs to it.
struct BatchReference: Equatable {
  /// `result`, `error`, `total`, `next` or `time` as it was spelled: found in any case, but only
  /// the small letters lead to an answer.
  let part: String
  /// What stands in the brackets of the whole token, in order.
  let path: [String]
  /// Where the token stands in its text.
  let range: Range<String.Index>

  private static let parts = ["result", "error", "total", "next", "time"].map { Array($0.utf8) }

  /// The references in a text, of many no more than `most`; a token without brackets is none.
  static func all(in text: String, most: Int = .max) -> [BatchReference] {
    let bytes = text.utf8
    var found: [BatchReference] = []
    var position = bytes.startIndex
    while found.count < most,
      let dollar = bytes[position...].firstIndex(of: UInt8(ascii: "$"))
    {
      let start = bytes.index(after: dollar)
      position = start
      guard let name = parts.first(where: { hasPrefix($0, bytes[start...]) }) else { continue }
      let end = bytes[start...].firstIndex(where: isSpace) ?? bytes.endIndex
      position = end
      let path = brackets(of: bytes[start..<end])
      guard !path.isEmpty else { continue }
      let part = String(Substring(bytes[start...].prefix(name.count)))
      found.append(BatchReference(part: part, path: path, range: dollar..<end))
    }
    return found
  }

  private static func hasPrefix(_ name: [UInt8], _ bytes: Substring.UTF8View) -> Bool {
    bytes.prefix(name.count).map { $0 | 0x20 } == name
  }

  private static func brackets(of token: Substring.UTF8View) -> [String] {
    var path: [String] = []
    var rest = token
    while let open = rest.firstIndex(of: UInt8(ascii: "[")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "]"))
    {
      path.append(String(Substring(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    return path
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
