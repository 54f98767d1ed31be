import RestanteJSON

/// Writes replies as XML: a root `response`, an element for each member, `item` for each element of
/// a list and for members whose names are integers.
///
/// The original writes names as they are, so that some replies of it are no XML. Here a character
/// that no name may have becomes `_`, and a name that may not begin as it does, such as `1st`, gets
/// a `_` before it. Characters that XML 1.0 cannot hold become U+FFFD.
enum XMLReply {
  /// The XML of a reply written as JSON; nil when the text nests deeper than can be read.
  static func body(ofJSON json: [UInt8]) -> [UInt8]? {
    let limits = JSONParser.Limits(maxDepth: 512, maxBytes: json.count)
    return (try? JSONParser(limits: limits).parse(json)).map { body(of: $0) }
  }

  /// The XML of a reply.
  static func body(of value: JSONValue) -> [UInt8] {
    var bytes: [UInt8] = []
    append("response", value, to: &bytes)
    return bytes
  }

  private static func append(_ name: String, _ value: JSONValue, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: name.utf8)
    bytes.append(UInt8(ascii: ">"))
    appendContent(value, to: &bytes)
    bytes.append(contentsOf: "</".utf8)
    bytes.append(contentsOf: name.utf8)
    bytes.append(UInt8(ascii: ">"))
  }

  private static func appendContent(_ value: JSONValue, to bytes: inout [UInt8]) {
    switch value {
    case .null, .bool(false): break
    case .bool(true): bytes.append(UInt8(ascii: "1"))
    case .number(let number): bytes.append(contentsOf: number.text.utf8)
    case .string(let text): appendText(text, to: &bytes)
    case .array(let elements):
      for element in elements { append("item", element, to: &bytes) }
    case .object(let members):
      for (name, value) in members { append(elementName(name), value, to: &bytes) }
    }
  }

  private static func appendText(_ text: String, to bytes: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes.append(contentsOf: "&amp;".utf8)
      case "<": bytes.append(contentsOf: "&lt;".utf8)
      case ">": bytes.append(contentsOf: "&gt;".utf8)
      case "\"": bytes.append(contentsOf: "&quot;".utf8)
      case "'": bytes.append(contentsOf: "&#039;".utf8)
      // A bare carriage return would be read as a line feed.
      case "\r": bytes.append(contentsOf: "&#13;".utf8)
      case _ where XMLNames.isCharacter(scalar):
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      default: bytes.append(contentsOf: UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// The element that a member becomes.
  static func elementName(_ key: String) -> String {
    if let number = Int64(key), String(number).utf8.elementsEqual(key.utf8) { return "item" }
    var name = String.UnicodeScalarView()
    for scalar in key.unicodeScalars {
      if name.isEmpty, !XMLNames.mayBegin(scalar), XMLNames.mayFollow(scalar) { name.append("_") }
      name.append(XMLNames.mayFollow(scalar) ? scalar : "_")
    }
    return name.isEmpty ? "_" : String(name)
  }
}
