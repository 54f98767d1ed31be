import RestanteJSON

/// Reads query strings and form bodies as PHP's `parse_str` does.
///
/// PHP's own protections count variables and levels. Here the number of variables is bounded by
/// the length of the input, levels by ``deepestNesting`` as in PHP, and the number of maps by
/// ``mostContainers``; a variable beyond a bound is dropped, as PHP does.
enum QueryString {
  /// A name with more brackets than this is dropped.
  static let deepestNesting = 64
  /// Names that would need more maps than this in all are dropped.
  static let mostContainers = 100_000

  static func parse(_ text: String) -> JSONObject {
    guard !text.isEmpty else { return JSONObject() }
    return parse(Array(text.utf8))
  }

  static func parse(_ bytes: [UInt8]) -> JSONObject {
    var tree = VariableTree(mostContainers: mostContainers)
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      let mark = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      let value =
        mark == pair.endIndex
        ? "" : text(PercentCoding.decodedBytes(pair[(mark + 1)...], plusIsSpace: true))
      let name = PercentCoding.decodedBytes(pair[..<mark], plusIsSpace: true)
      guard let path = VariableName.path(of: name), path.count <= deepestNesting + 1 else {
        continue
      }
      tree.set(path, to: value)
    }
    return tree.object
  }

  private static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}

/// A variable's name, such as `a[b][]`.
enum VariableName {
  /// A step on the way to a value.
  enum Step: Equatable {
    case key(String)
    /// The next free number.
    case append
  }

  /// The steps that a decoded name spells; nil when PHP ignores the variable.
  ///
  /// In the first part `.` and space become `_`. A bracket that is never closed ends the steps: at
  /// the top it becomes part of the name, deeper down it is left out with all that follows.
  static func path(of name: [UInt8]) -> [Step]? {
    let name = name.drop { $0 == 0x20 }.prefix { $0 != 0 }
    let bracket = name.firstIndex(of: UInt8(ascii: "[")) ?? name.endIndex
    guard bracket > name.startIndex else { return nil }
    var steps: [Step] = [.key(underscored(name[..<bracket]))]
    var position = bracket
    while position < name.endIndex, name[position] == UInt8(ascii: "[") {
      let start = position + 1
      // White space within the brackets still counts as empty, but only one character of it.
      let inner = start < name.endIndex && isSpace(name[start]) ? start + 1 : start
      if inner < name.endIndex, name[inner] == UInt8(ascii: "]") {
        steps.append(.append)
        position = inner + 1
      } else if let end = name[inner...].firstIndex(of: UInt8(ascii: "]")) {
        steps.append(.key(text(name[start..<end])))
        position = end + 1
      } else {
        if steps.count == 1 { steps = [.key(unclosed(name))] }
        break
      }
      if steps.count > QueryString.deepestNesting + 1 { return nil }
    }
    return steps
  }

  private static func underscored(_ bytes: ArraySlice<UInt8>) -> String {
    text(bytes.map { $0 == 0x20 || $0 == UInt8(ascii: ".") ? UInt8(ascii: "_") : $0 })
  }

  private static func unclosed(_ bytes: ArraySlice<UInt8>) -> String {
    let special: Set<UInt8> = [0x20, UInt8(ascii: "."), UInt8(ascii: "[")]
    return text(bytes.map { special.contains($0) ? UInt8(ascii: "_") : $0 })
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func text(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
