/// Writes JSON text, value by value, into a buffer of bytes.
///
/// Commas and colons come by themselves. The writer does not check that brackets match and that
/// every member has a name: that is up to the caller.
public struct JSONWriter: Sendable {
  /// Which characters are escaped in strings and names.
  public enum Style: Sendable {
    /// Only what JSON demands: quotes, backslashes and control characters.
    case plain
    /// What PHP escapes with the flags `JSON_UNESCAPED_UNICODE`, `JSON_HEX_TAG`, `JSON_HEX_AMP`,
    /// `JSON_HEX_APOS` and `JSON_HEX_QUOT`: also slashes, `< > & '` and the line separators
    /// U+2028 and U+2029.
    case php
  }

  /// The text written so far, in UTF-8.
  public var bytes: [UInt8]

  let escapes: EscapeSet
  /// Whether a value has just ended, so that the next one needs a comma before it.
  private var followsValue = false

  /// Makes a writer with an empty buffer that has room for that many bytes.
  public init(style: Style, reserving: Int = 256) {
    bytes = []
    bytes.reserveCapacity(reserving)
    escapes = EscapeSet(style)
  }

  /// Writes a whole value.
  public mutating func write(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .number(let number): raw(number.text)
    case .string(let text): string(text)
    case .array(let elements):
      beginArray()
      for element in elements { write(element) }
      endArray()
    case .object(let members):
      beginObject()
      for (name, value) in members {
        key(name)
        write(value)
      }
      endObject()
    }
  }

  /// Opens an object; its members follow, each by `key` and a value.
  public mutating func beginObject() {
    open(UInt8(ascii: "{"))
  }

  /// Closes the object opened last.
  public mutating func endObject() {
    close(UInt8(ascii: "}"))
  }

  /// Opens an array; its elements follow.
  public mutating func beginArray() {
    open(UInt8(ascii: "["))
  }

  /// Closes the array opened last.
  public mutating func endArray() {
    close(UInt8(ascii: "]"))
  }

  /// Writes the name of a member; its value must follow.
  public mutating func key(_ name: String) {
    separate()
    appendQuoted(name)
    bytes.append(UInt8(ascii: ":"))
    followsValue = false
  }

  /// Writes a whole value.
  public mutating func value(_ value: JSONValue) {
    write(value)
  }

  /// Writes a string.
  public mutating func string(_ text: String) {
    separate()
    appendQuoted(text)
  }

  /// Writes an integer of any width.
  @inlinable
  public mutating func int(_ value: some BinaryInteger) {
    if let small = Int64(exactly: value) {
      int64(small)
    } else {
      raw(value.description)
    }
  }

  /// Writes a double in the text PHP gives it; infinities and NaN become `0`.
  public mutating func double(_ value: Double) {
    raw(JSONNumber(value).text)
  }

  /// Writes `true` or `false`.
  public mutating func bool(_ value: Bool) {
    raw(value ? "true" : "false")
  }

  /// Writes `null`.
  public mutating func null() {
    raw("null")
  }

  /// Writes a value that is already JSON text, unchecked.
  public mutating func raw(_ bytes: [UInt8]) {
    separate()
    self.bytes.append(contentsOf: bytes)
  }

  /// Writes a value that is already JSON text, unchecked.
  public mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  @usableFromInline
  mutating func int64(_ value: Int64) {
    raw(String(value))
  }

  private mutating func separate() {
    if followsValue { bytes.append(UInt8(ascii: ",")) }
    followsValue = true
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    followsValue = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    followsValue = true
  }
}
