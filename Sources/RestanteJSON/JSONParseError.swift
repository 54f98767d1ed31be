/// Why a text is not acceptable as JSON, and where.
public struct JSONParseError: Error, Sendable, Equatable {
  /// What is wrong.
  public let code: Code

  /// The offset of the offending byte, from the start of the input.
  public let byteOffset: Int

  /// The name of the outermost object's member in which there are too many values; `nil` for other
  /// errors and outside of an object.
  public let member: String?

  /// Makes an error.
  public init(code: Code, byteOffset: Int, member: String? = nil) {
    self.code = code
    self.byteOffset = byteOffset
    self.member = member
  }
}

extension JSONParseError {
  /// What can be wrong with a text. More codes may be added.
  public struct Code: Sendable, Hashable {
    private enum Kind: Hashable {
      case empty, unexpectedCharacter, unexpectedEnd, invalidNumber, invalidEscape, loneSurrogate
      case controlCharacter, invalidUTF8, tooDeep, tooLarge, tooManyValues, duplicateKey
      case trailingData
    }

    private let kind: Kind

    /// There is nothing but white space.
    public static var empty: Code { Code(kind: .empty) }
    /// A character that cannot stand at its place.
    public static var unexpectedCharacter: Code { Code(kind: .unexpectedCharacter) }
    /// The text ends inside a value.
    public static var unexpectedEnd: Code { Code(kind: .unexpectedEnd) }
    /// A number that JSON's grammar does not allow.
    public static var invalidNumber: Code { Code(kind: .invalidNumber) }
    /// A backslash in a string with no known escape after it.
    public static var invalidEscape: Code { Code(kind: .invalidEscape) }
    /// Half of a surrogate pair.
    public static var loneSurrogate: Code { Code(kind: .loneSurrogate) }
    /// A control character in a string that is not escaped.
    public static var controlCharacter: Code { Code(kind: .controlCharacter) }
    /// Bytes that are not UTF-8.
    public static var invalidUTF8: Code { Code(kind: .invalidUTF8) }
    /// Arrays and objects nested deeper than the limit.
    public static var tooDeep: Code { Code(kind: .tooDeep) }
    /// More bytes than the limit.
    public static var tooLarge: Code { Code(kind: .tooLarge) }
    /// More values than the limit.
    public static var tooManyValues: Code { Code(kind: .tooManyValues) }
    /// A member name that occurs twice, where that is not allowed.
    public static var duplicateKey: Code { Code(kind: .duplicateKey) }
    /// Something after the value.
    public static var trailingData: Code { Code(kind: .trailingData) }
  }
}

extension JSONParseError.Code: CustomStringConvertible {
  /// The code in words, to stand within a sentence.
  public var description: String {
    switch kind {
    case .empty: "the document is empty"
    case .unexpectedCharacter: "unexpected character"
    case .unexpectedEnd: "the document ends too early"
    case .invalidNumber: "malformed number"
    case .invalidEscape: "unknown escape sequence in a string"
    case .loneSurrogate: "unpaired surrogate escape in a string"
    case .controlCharacter: "unescaped control character in a string"
    case .invalidUTF8: "bytes that are not valid UTF-8"
    case .tooDeep: "arrays and objects are nested too deeply"
    case .tooLarge: "the document is too large"
    case .tooManyValues: "the document has too many values"
    case .duplicateKey: "an object has the same member name twice"
    case .trailingData: "unexpected data after the end of the document"
    }
  }
}

extension JSONParseError: CustomStringConvertible {
  /// A sentence that says what is wrong and where.
  public var description: String {
    "Invalid JSON at byte \(byteOffset): \(code)."
  }
}
