/// One pass over one text: a recursive descent that remembers where it is.
///
/// The text is handed to each step rather than stored, because a span must not outlive its owner.
struct JSONReader {
  var position = 0
  /// Where strings with escapes are put together.
  var unescaped: [UInt8] = []
  private let deepest: Int
  /// How many more values there may be.
  private var room: Int
  /// The member of the outermost object that is being read.
  private var member: String?
  private let rejectsDuplicates: Bool

  init(limits: JSONParser.Limits) {
    deepest = min(limits.maxDepth, 512)
    room = limits.maxValues
    rejectsDuplicates = limits.duplicateKeys == .reject
  }

  /// Reads the whole text as one value.
  mutating func document(_ input: Span<UInt8>) throws(JSONParseError) -> JSONValue {
    skipSpace(input)
    guard position < input.count else { throw error(.empty) }
    let result = try value(input, depth: 0)
    skipSpace(input)
    guard position == input.count else { throw error(.trailingData) }
    return result
  }

  func error(_ code: JSONParseError.Code, at offset: Int? = nil) -> JSONParseError {
    JSONParseError(code: code, byteOffset: offset ?? position)
  }

  /// Reads the value at the current position, which is not white space.
  private mutating func value(
    _ input: Span<UInt8>, depth: Int
  ) throws(JSONParseError) -> JSONValue {
    guard room > 0 else {
      throw JSONParseError(code: .tooManyValues, byteOffset: position, member: member)
    }
    room -= 1
    switch try current(input) {
    case UInt8(ascii: "\""):
      return .string(try string(input))
    case UInt8(ascii: "{"):
      return .object(try object(input, depth: depth + 1))
    case UInt8(ascii: "["):
      return .array(try array(input, depth: depth + 1))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return .number(try number(input))
    case UInt8(ascii: "t"):
      try literal("true", input)
      return .bool(true)
    case UInt8(ascii: "f"):
      try literal("false", input)
      return .bool(false)
    case UInt8(ascii: "n"):
      try literal("null", input)
      return .null
    default:
      throw error(.unexpectedCharacter)
    }
  }

  private mutating func array(
    _ input: Span<UInt8>, depth: Int
  ) throws(JSONParseError) -> [JSONValue] {
    guard depth <= deepest else { throw error(.tooDeep) }
    position += 1
    var elements: [JSONValue] = []
    if try skip(UInt8(ascii: "]"), input) { return elements }
    repeat {
      skipSpace(input)
      elements.append(try value(input, depth: depth))
    } while try hasMore(before: UInt8(ascii: "]"), input)
    return elements
  }

  private mutating func object(
    _ input: Span<UInt8>, depth: Int
  ) throws(JSONParseError) -> JSONObject {
    guard depth <= deepest else { throw error(.tooDeep) }
    position += 1
    var members = JSONObject()
    if try skip(UInt8(ascii: "}"), input) { return members }
    repeat {
      skipSpace(input)
      let start = position
      guard try current(input) == UInt8(ascii: "\"") else { throw error(.unexpectedCharacter) }
      let key = try string(input)
      if depth == 1 { member = key }
      skipSpace(input)
      guard try current(input) == UInt8(ascii: ":") else { throw error(.unexpectedCharacter) }
      position += 1
      skipSpace(input)
      let isNew = members.append(key: key, value: try value(input, depth: depth))
      if rejectsDuplicates, !isNew { throw error(.duplicateKey, at: start) }
    } while try hasMore(before: UInt8(ascii: "}"), input)
    return members
  }

  /// Whether a comma announces another element; otherwise the closing bracket must follow.
  private mutating func hasMore(
    before closing: UInt8, _ input: Span<UInt8>
  ) throws(JSONParseError) -> Bool {
    skipSpace(input)
    let byte = try current(input)
    guard byte == UInt8(ascii: ",") || byte == closing else { throw error(.unexpectedCharacter) }
    position += 1
    return byte != closing
  }

  /// Skips white space and, if it comes next, the byte given; tells whether it did.
  private mutating func skip(_ byte: UInt8, _ input: Span<UInt8>) throws(JSONParseError) -> Bool {
    skipSpace(input)
    guard try current(input) == byte else { return false }
    position += 1
    return true
  }

  private mutating func literal(
    _ word: StaticString, _ input: Span<UInt8>
  ) throws(JSONParseError) {
    for index in 0..<word.utf8CodeUnitCount {
      guard try current(input) == word.utf8Start[index] else { throw error(.unexpectedCharacter) }
      position += 1
    }
  }

  private mutating func number(_ input: Span<UInt8>) throws(JSONParseError) -> JSONNumber {
    switch NumberGrammar.scan(input, from: position) {
    case .fault(let offset):
      throw error(.invalidNumber, at: offset)
    case .end(let end):
      let text = input.extracting(position..<end).withUnsafeBufferPointer {
        String(decoding: $0, as: UTF8.self)
      }
      position = end
      return JSONNumber(uncheckedText: text)
    }
  }

  /// The byte at the current position.
  func current(_ input: Span<UInt8>) throws(JSONParseError) -> UInt8 {
    guard position < input.count else { throw error(.unexpectedEnd) }
    return input[position]
  }

  private mutating func skipSpace(_ input: Span<UInt8>) {
    while position < input.count {
      let byte = input[position]
      guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else {
        return
      }
      position += 1
    }
  }
}
