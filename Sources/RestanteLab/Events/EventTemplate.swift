import RestanteCore
import RestanteJSON

/// The data of many events as one JSON value, in whose texts placeholders stand for what differs.
///
/// A text that is nothing but a placeholder becomes a number, unless the placeholder begins with
/// `text`. Names of members are no texts.
struct EventTemplate: Sendable {
  /// What a placeholder stands for.
  enum Source: Sendable, Hashable {
    /// The number of the event, counted from 1, and so many more.
    case number(plus: Int64)
    /// A random number.
    case random(ClosedRange<Int64>)
  }

  /// A part of a text.
  private enum Piece: Sendable {
    case text(String)
    case placeholder(Source)
  }

  private indirect enum Node: Sendable {
    case value(JSONValue)
    case number(Source)
    case text([Piece])
    case array([Node])
    case object([(name: String, node: Node)])
  }

  /// Why a text is no template.
  struct Flaw: Error {
    /// The placeholder that means nothing.
    let placeholder: String
  }

  /// What placeholders can be, for people.
  static let grammar = "{{n}}, {{n+100}}, {{n-1}} and {{random 1 100}}, also as in {{text n}}"

  private let root: Node

  /// Reads a template.
  init(_ value: JSONValue) throws(Flaw) {
    root = try Self.node(value)
  }

  /// The data of one event.
  ///
  /// - Parameters:
  ///   - number: Which one it is, counted from 1.
  ///   - random: What random numbers are drawn from.
  func data(_ number: Int64, random: any RandomSource) -> JSONValue {
    Self.fill(root) { source in
      switch source {
      case .number(let addend): number + addend
      case .random(let range):
        range.lowerBound
          + Int64(random.next() % UInt64(range.upperBound - range.lowerBound + 1))
      }
    }
  }

  private static func fill(_ node: Node, _ value: (Source) -> Int64) -> JSONValue {
    switch node {
    case .value(let value): return value
    case .number(let source): return .int(value(source))
    case .array(let elements): return .array(elements.map { fill($0, value) })
    case .object(let members):
      return .object(JSONObject(members: members.map { ($0.name, fill($0.node, value)) }))
    case .text(let pieces):
      let texts = pieces.map { piece in
        switch piece {
        case .text(let text): text
        case .placeholder(let source): "\(value(source))"
        }
      }
      return .string(texts.joined())
    }
  }
}

// How a template is read.
extension EventTemplate {
  private static func node(_ value: JSONValue) throws(Flaw) -> Node {
    switch value {
    case .string(let text): return try node(text)
    case .array(let elements):
      var nodes: [Node] = []
      for element in elements { nodes.append(try node(element)) }
      return .array(nodes)
    case .object(let members):
      var nodes: [(name: String, node: Node)] = []
      for (name, value) in members { nodes.append((name, try node(value))) }
      return .object(nodes)
    case .null, .bool, .number: return .value(value)
    }
  }

  private static func node(_ text: String) throws(Flaw) -> Node {
    var pieces: [Piece] = []
    var rest = text[...]
    while let start = rest.firstRange(of: "{{") {
      if start.lowerBound > rest.startIndex {
        pieces.append(.text(String(rest[..<start.lowerBound])))
      }
      let inside = rest[start.upperBound...]
      guard let end = inside.firstRange(of: "}}") else {
        throw Flaw(placeholder: String(rest[start.lowerBound...].prefix(100)))
      }
      let placeholder = inside[..<end.lowerBound]
      var words = placeholder.split(separator: " ")[...]
      let isText = words.first == "text"
      if isText { words = words.dropFirst() }
      guard let source = source(words) else {
        throw Flaw(placeholder: "{{\(placeholder.prefix(100))}}")
      }
      rest = inside[end.upperBound...]
      if !isText, pieces.isEmpty, rest.isEmpty { return .number(source) }
      pieces.append(.placeholder(source))
    }
    if pieces.isEmpty { return .value(.string(text)) }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return .text(pieces)
  }

  /// Numbers in placeholders are at most this, and at least its negative.
  private static let largest: Int64 = 1_000_000_000_000

  private static func source(_ words: ArraySlice<Substring>) -> Source? {
    guard let first = words.first else { return nil }
    if first == "random" {
      let numbers = words.dropFirst().compactMap(number)
      guard words.count == 3, numbers.count == 2, numbers[0] <= numbers[1] else { return nil }
      return .random(numbers[0]...numbers[1])
    }
    guard words.count == 1, first.first == "n" else { return nil }
    let addend = first.dropFirst()
    if addend.isEmpty { return .number(plus: 0) }
    guard addend.first == "+" || addend.first == "-" else { return nil }
    return number(addend).map { .number(plus: $0) }
  }

  private static func number(_ text: Substring) -> Int64? {
    Int64(text).flatMap { (-largest...largest).contains($0) ? $0 : nil }
  }
}
