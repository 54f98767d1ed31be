import RestanteCore
import RestanteJSON

/// There are more variables than is allowed, or they need more maps.
struct TooManyVariables: Error, Equatable {
  /// The name of the first one beyond the bound, without its brackets.
  let name: String
}

/// Reads query strings and form bodies as PHP's `parse_str` does.
///
/// PHP's own protections count variables and levels, and drop what is beyond them. Here levels are
/// bounded by ``deepestNesting`` as in PHP, variables by ``maxVariables`` (PHP's own default is
/// 1,000) and maps by ``maxContainers``; what has too many of these is refused as a whole.
enum QueryString {
  /// A name with more brackets than this is dropped.
  static let deepestNesting = 64
  /// The maximum number of variables of one text.
  static let maxVariables = 20_000
  /// The maximum number of maps that the variables of one text may make.
  static let maxContainers = 20_000

  static func parse(_ text: String) throws(TooManyVariables) -> JSONObject {
    guard !text.isEmpty else { return JSONObject() }
    return try parse(Array(text.utf8))
  }

  static func parse(
    _ bytes: [UInt8], maxVariables: Int = QueryString.maxVariables
  ) throws(TooManyVariables) -> JSONObject {
    var tree = VariableTree(maxVariables: maxVariables, maxContainers: maxContainers)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "&")) ?? bytes.count
      if end > start { try read(bytes[start..<end], into: &tree) }
      start = end + 1
    }
    return tree.object
  }

  private static func read(
    _ pair: ArraySlice<UInt8>, into tree: inout VariableTree
  ) throws(TooManyVariables) {
    let mark = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
    let name = PercentCoding.decodedBytes(pair[..<mark], plusIsSpace: true)
    let path = VariableName.path(of: name)
    try tree.count(path)
    guard let path, path.count <= deepestNesting + 1 else { return }
    let value = PercentCoding.decode(pair[mark...].dropFirst(), plusIsSpace: true)
    try tree.set(path, to: value)
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
