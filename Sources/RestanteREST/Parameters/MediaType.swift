/// The media type that a `Content-Type` header names.
struct MediaType {
  /// The type in small letters, without parameters; empty without a header.
  let name: String
  /// Whether the header spells `application/json` exactly, which is all that strict mode knows.
  let isPlainJSON: Bool

  init(_ contentType: String?) {
    let type = contentType.map { PHPText.trimmed(String($0.prefix { $0 != ";" })) } ?? ""
    name = type.lowercased()
    isPlainJSON = type == "application/json"
  }

  /// Whether the type says that the body is JSON: `application/json` in any case, and whatever
  /// ends in `+json` (RFC 6839).
  var isJSON: Bool { name == "application/json" || name.hasSuffix("+json") }
}
