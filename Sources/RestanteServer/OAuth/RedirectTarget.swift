import RestanteCore

/// Where an application wants browsers to come back to, as it is registered.
struct RedirectTarget: Sendable, Hashable {
  /// Scheme, host and port.
  let origin: String
  /// What may stand in hosts besides letters, digits and the like.
  private static let hostMarks = Array(":[]".utf8)
  private let beforeFragment: Substring
  private let fragment: Substring

  /// A target from its text; `nil` unless ``RestanteCore/RedirectRule`` allows it and it is without
  /// characters that a header or a page could take for something else.
  init?(_ text: String) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      !text.contains(where: { "\"'<>\\^`{|}".contains($0) }),
      let mark = text.firstRange(of: "://")
    else { return nil }
    let scheme = text[..<mark.lowerBound].lowercased()
    let authority = text[mark.upperBound...].prefix { !"/?#".contains($0) }
    guard scheme == "http" || scheme == "https",
      authority.utf8.allSatisfy({ Credential.isPlain($0) || Self.hostMarks.contains($0) }),
      PublicURL("\(scheme)://\(authority)") != nil, RedirectRule.allows(text)
    else { return nil }
    origin = "\(scheme)://\(authority.lowercased())"
    let hash = text.firstIndex(of: "#") ?? text.endIndex
    beforeFragment = text[..<hash]
    fragment = text[hash...]
  }

  /// What a content security policy calls the target; policies cannot name IPv6 addresses.
  var policySource: String {
    guard origin.contains("[") else { return origin }
    return String(origin.prefix { $0 != "/" })
  }

  /// The target with fields added to its query.
  func adding(_ fields: [(name: String, value: String)]) -> String {
    let query = fields.map { "\($0.name)=\(Self.encoded($0.value))" }.joined(separator: "&")
    let separator =
      if !beforeFragment.contains("?") {
        "?"
      } else {
        beforeFragment.hasSuffix("?") || beforeFragment.hasSuffix("&") ? "" : "&"
      }
    return beforeFragment + separator + query + fragment
  }

  /// Text as it stands in a query.
  private static func encoded(_ text: String) -> String {
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      if Credential.isPlain(byte) || byte == UInt8(ascii: "~") {
        encoded.append(byte)
      } else {
        encoded += [UInt8(ascii: "%")] + Array(Hex.encode([byte]).uppercased().utf8)
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
