public import RestanteJSON

/// A text in YAML or JSON, with the lines of what is in it.
///
/// YAML is read as JSON has it: `yes`, `1_000` and dates are texts, like all that JSON knows no
/// number, `true`, `false` or `null` by.
public struct FixtureText: Sendable {
  /// The maximum number of values of a text.
  static let maximumValues = 1_000_000
  /// The maximum depth of lists and mappings within each other.
  static let maximumDepth = 100

  /// What the text says.
  public let value: JSONValue
  /// The lines by paths such as `portals[0].users[1].id`, counted from 1.
  let lines: [String: Int]

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - bytes: The text. What begins with a bracket or a brace, or is called `.json`, is JSON.
  ///   - path: What errors call the text.
  /// - Throws: ``FixtureError`` with the line.
  public init(_ bytes: [UInt8], path: String) throws(FixtureError) {
    let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let looksLikeJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    guard path.hasSuffix(".json") || looksLikeJSON else {
      let read = try YAMLReader.read(bytes, path)
      value = read.value
      lines = read.lines
      return
    }
    let limits = JSONParser.Limits(
      maxDepth: Self.maximumDepth, maxBytes: .max, maxValues: Self.maximumValues,
      duplicateKeys: .reject)
    do throws(JSONParseError) {
      value = try JSONParser(limits: limits).parse(bytes)
    } catch {
      let line = 1 + bytes.prefix(error.byteOffset).count { $0 == UInt8(ascii: "\n") }
      throw FixtureError(path, line, "this is not JSON: \(error).")
    }
    lines = JSONLines(of: bytes).lines
  }
}
