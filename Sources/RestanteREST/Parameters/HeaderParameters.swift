/// The parameters of a header, such as `name="a"; filename=b`.
struct HeaderParameters {
  private var values: [(name: String, value: String)] = []

  init(_ text: some StringProtocol) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let name = Self.take(&rest) { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }
      guard rest.first == UInt8(ascii: "=") else {
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
      let value = rest.first == UInt8(ascii: "\"") ? Self.quoted(&rest) : Self.plain(&rest)
      values.append((PHPText.trimmed(Self.text(name)).lowercased(), Self.text(value)))
      _ = Self.take(&rest) { $0 != UInt8(ascii: ";") }
      rest = rest.dropFirst()
    }
  }

  /// The first value of a name in small letters.
  subscript(name: String) -> String? {
    values.first { $0.name == name }?.value
  }

  private static func plain(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    let value = take(&rest) { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
    return Array(PHPText.trimmed(text(value)).utf8)
  }

  /// The text between quotes, in which a backslash may stand before a quote or a backslash.
  private static func quoted(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    rest = rest.dropFirst()
    var value: [UInt8] = []
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\"), let next = rest.first,
        next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\")
      {
        value.append(next)
        rest = rest.dropFirst()
      } else {
        value.append(byte)
      }
    }
    return value
  }

  private static func take(
    _ rest: inout ArraySlice<UInt8>, while isWanted: (UInt8) -> Bool
  ) -> [UInt8] {
    let taken = rest.prefix(while: isWanted)
    rest = rest[taken.endIndex...]
    return Array(taken)
  }

  private static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
