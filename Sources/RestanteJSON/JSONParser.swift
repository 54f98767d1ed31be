/// A strict parser of JSON texts (RFC 8259) in UTF-8.
///
/// It rejects what many parsers let pass: a byte order mark, unescaped control characters, halves
/// of surrogate pairs, invalid UTF-8, leading zeros and anything after the value.
public struct JSONParser: Sendable {
  /// What a parser puts up with.
  public struct Limits: Sendable {
    /// How deep arrays and objects may nest; more than 512 counts as 512, for which a stack of
    /// 256 KiB is enough in an optimized build.
    public var maxDepth: Int
    /// How many bytes a text may have.
    public var maxBytes: Int
    /// How many values a text may have in all, those within arrays and objects counted one by
    /// one: each takes far more memory than its text. Names of members do not count.
    public var maxValues: Int
    /// What happens when a member name occurs twice in an object.
    public var duplicateKeys: DuplicateKeys

    /// Makes limits; the defaults suit texts from the network.
    public init(
      maxDepth: Int = 128, maxBytes: Int = 8 << 20, maxValues: Int = .max,
      duplicateKeys: DuplicateKeys = .lastWins
    ) {
      self.maxDepth = maxDepth
      self.maxBytes = maxBytes
      self.maxValues = maxValues
      self.duplicateKeys = duplicateKeys
    }
  }

  /// What happens when a member name occurs twice in an object.
  public enum DuplicateKeys: Sendable {
    /// The last value counts, at the place of the first.
    case lastWins
    /// The text is refused with `duplicateKey`.
    case reject
  }

  /// What this parser puts up with.
  public let limits: Limits

  /// Makes a parser, which can be used any number of times.
  public init(limits: Limits = Limits()) {
    self.limits = limits
  }

  /// The value that the bytes spell, or the first error in them.
  public func parse(_ bytes: [UInt8]) throws(JSONParseError) -> JSONValue {
    try parse(bytes.span)
  }

  /// The value that the text spells, or the first error in it.
  public func parse(_ text: String) throws(JSONParseError) -> JSONValue {
    try parse(Array(text.utf8))
  }

  /// The value that the bytes spell, or the first error in them.
  public func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONParseError) -> JSONValue {
    try parse(Span(_unsafeElements: bytes))
  }

  /// The value that the bytes spell, or the first error in them.
  public func parse(_ bytes: UnsafeRawBufferPointer) throws(JSONParseError) -> JSONValue {
    try parse(Span(_unsafeBytes: bytes))
  }

  /// The value that the bytes spell, or the first error in them.
  ///
  /// Copies the bytes when the collection does not hold them in one piece.
  public func parse(_ bytes: some Collection<UInt8>) throws(JSONParseError) -> JSONValue {
    let inPlace = bytes.withContiguousStorageIfAvailable { buffer in
      Result { () throws(JSONParseError) in try parse(buffer) }
    }
    guard let inPlace else { return try parse(Array(bytes)) }
    return try inPlace.get()
  }

  /// The value that the bytes spell, or the first error in them.
  public func parse(_ bytes: Span<UInt8>) throws(JSONParseError) -> JSONValue {
    guard bytes.count <= limits.maxBytes else {
      throw JSONParseError(code: .tooLarge, byteOffset: limits.maxBytes)
    }
    var reader = JSONReader(limits: limits)
    return try reader.document(bytes)
  }
}
