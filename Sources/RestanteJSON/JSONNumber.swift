/// A number by its JSON text, so that nothing is lost: `1.10` keeps its zero, and an integer of
/// 20 digits all of them.
public struct JSONNumber: Sendable, Hashable {
  /// The number as JSON writes it.
  public let text: String

  /// Takes an integer of any width.
  public init(_ value: some BinaryInteger) {
    text = value.description
  }

  /// Takes a double in the text PHP's encoder gives it: `0.1`, `10`, `1.0e+25`.
  ///
  /// JSON has no text for infinities and NaN; they become `0`.
  public init(_ value: Double) {
    text = value.isFinite ? PHPDouble.text(of: value) : "0"
  }

  /// Takes the text of a number, or returns nil when JSON's grammar does not allow it.
  public init?(text: String) {
    let bytes = Array(text.utf8)
    guard case .end(bytes.count) = NumberGrammar.scan(bytes.span, from: 0) else { return nil }
    self.text = text
  }

  /// Takes a text that a parser has already checked.
  init(uncheckedText text: String) {
    self.text = text
  }

  /// The integer, or nil when the text has a fraction or an exponent or does not fit 64 bits.
  public var int64: Int64? {
    Int64(text)
  }

  /// The nearest double; infinite when the number is too large for one.
  public var double: Double {
    Double(text) ?? 0
  }
}
