import RestanteCore
import RestanteJSON

/// Many JSON values as one, in whose texts placeholders stand for what differs: the data of events,
/// and the results of stubs.
///
/// A text that is nothing but a placeholder becomes what this stands for, a number or a parameter,
/// unless the placeholder begins with `text`. Names of members are no texts.
struct JSONTemplate: Sendable {
  /// What a placeholder stands for.
  enum Source: Sendable, Hashable {
    /// The number of the value, counted from 1, and so many more.
    case number(plus: Int64)
    /// A random number.
    case random(ClosedRange<Int64>)
    /// The parameter of a call to which a path of names leads.
    case parameter([String])
  }

  /// A part of a text.
  private enum Piece: Sendable {
    case text(String)
    case placeholder(Source)
  }

  private indirect enum Node: Sendable {
    case value(JSONValue)
    case placeholder(Source)
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

  /// What placeholders of stubs can be besides, for people.
  static let callGrammar = "\(grammar), {{param fields.TITLE}}"

  private let root: Node

  /// Reads a template.
  ///
  /// - Parameters:
  ///   - value: The value with placeholders.
  ///   - hasParameters: Whether placeholders can stand for the parameters of a call.
  init(_ value: JSONValue, hasParameters: Bool = false) throws(Flaw) {
    root = try TemplateReader(hasParameters: hasParameters).node(value)
  }

  /// One of the values.
  ///
  /// - Parameters:
  ///   - number: Which one it is, counted from 1.
  ///   - random: What random numbers are drawn from.
  ///   - parameters: The parameters of the call that it is for.
  func data(
    _ number: Int64, random: any RandomSource, parameters: JSONObject = [:]
  ) -> JSONValue {
    Self.fill(root) { source in
      switch source {
      case .number(let addend): .int(number + addend)
      case .random(let range):
        .int(
          range.lowerBound
            + Int64(random.next() % UInt64(range.upperBound - range.lowerBound + 1)))
      case .parameter(let path): JSONValue.object(parameters).part(at: path) ?? .null
      }
    }
  }

  private static func fill(_ node: Node, _ value: (Source) -> JSONValue) -> JSONValue {
    switch node {
    case .value(let value): return value
    case .placeholder(let source): return value(source)
    case .array(let elements): return .array(elements.map { fill($0, value) })
    case .object(let members):
      return .object(JSONObject(members: members.map { ($0.name, fill($0.node, value)) }))
    case .text(let pieces):
      let texts = pieces.map { piece in
        switch piece {
        case .text(let text): text
        case .placeholder(let source): value(source).templateText
        }
      }
      return .string(texts.joined())
    }
  }
}

extension JSONValue {
  /// What a path of names and indexes leads to; names in any case. `nil` where it leads nowhere.
  fileprivate func part(at path: [String]) -> JSONValue? {
    guard let first = path.first else { return self }
    let next: JSONValue? =
      switch self {
      case .object(let members):
        members[first] ?? members.first { $0.key.lowercased() == first.lowercased() }?.value
      case .array(let elements):
        Int(first).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
      case .null, .bool, .number, .string: nil
      }
    return next?.part(at: Array(path.dropFirst()))
  }

  /// The value within a text.
  fileprivate var templateText: String {
    switch self {
    case .null: ""
    case .string(let text): text
    case .bool, .number, .array, .object: encodedString()
    }
  }
}

extension JSONTemplate {
  /// Reads a template.
  private struct TemplateReader {
    /// Whether placeholders can stand for the parameters of a call.
    let hasParameters: Bool

    func node(_ value: JSONValue) throws(Flaw) -> Node {
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

    private func node(_ text: String) throws(Flaw) -> Node {
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
        if !isText, pieces.isEmpty, rest.isEmpty { return .placeholder(source) }
        pieces.append(.placeholder(source))
      }
      if pieces.isEmpty { return .value(.string(text)) }
      if !rest.isEmpty { pieces.append(.text(String(rest))) }
      return .text(pieces)
    }

    /// Numbers in placeholders are at most this, and at least its negative.
    private static let largest: Int64 = 1_000_000_000_000

    private func source(_ words: ArraySlice<Substring>) -> Source? {
      guard let first = words.first else { return nil }
      if first == "random" {
        let numbers = words.dropFirst().compactMap { number($0) }
        guard words.count == 3, numbers.count == 2, numbers[0] <= numbers[1] else { return nil }
        return .random(numbers[0]...numbers[1])
      }
      if first == "param", hasParameters {
        guard words.count == 2, let path = words.last else { return nil }
        return .parameter(path.split(separator: ".").map(String.init))
      }
      guard words.count == 1, first.first == "n" else { return nil }
      let addend = first.dropFirst()
      if addend.isEmpty { return .number(plus: 0) }
      guard addend.first == "+" || addend.first == "-" else { return nil }
      return number(addend).map { .number(plus: $0) }
    }

    private func number(_ text: Substring) -> Int64? {
      Int64(text).flatMap { (-Self.largest...Self.largest).contains($0) ? $0 : nil }
    }
  }
}
