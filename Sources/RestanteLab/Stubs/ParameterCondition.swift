import RestanteJSON
import RestanteREST

/// What a value among the parameters of a call must be. Names and texts count in any case.
indirect enum ParameterCondition: Sendable, Hashable {
  /// There is none.
  case absent
  /// A scalar whose text fits: forms send numbers as text.
  case text(NamePattern)
  /// A list of so many elements.
  case list([ParameterCondition])
  /// A map that has members of these names, and maybe others.
  case members([Member])

  /// What one member of a map must be.
  struct Member: Sendable, Hashable {
    let name: String
    let condition: ParameterCondition
  }

  /// Reads a condition: a value that parameters must have, in whose texts `*` stands for any
  /// characters.
  init(_ value: JSONValue) {
    self =
      switch value {
      case .null: .absent
      case .array(let elements): .list(elements.map(ParameterCondition.init))
      case .object(let members): .members(Self.members(members))
      case .bool, .number, .string: .text(NamePattern(value.phpText ?? ""))
      }
  }

  /// What the members of a map must be.
  static func members(_ members: JSONObject) -> [Member] {
    members.map { Member(name: $0.key.lowercased(), condition: ParameterCondition($0.value)) }
  }

  /// Whether a value fits; `nil` for one that there is not.
  func fits(_ value: JSONValue?) -> Bool {
    switch self {
    case .absent: value?.isNull ?? true
    case .text(let pattern): value?.phpText.map(pattern.matches) ?? false
    case .list(let conditions):
      value?.phpElements.map { elements in
        elements.count == conditions.count
          && zip(conditions, elements).allSatisfy { $0.fits($1) }
      } ?? false
    case .members(let members):
      value?.phpEntries.map { entries in members.allSatisfy { $0.fits(entries) } } ?? false
    }
  }
}

extension ParameterCondition.Member {
  /// Whether the member of a map fits.
  func fits(_ entries: [(key: String, value: JSONValue)]) -> Bool {
    condition.fits(entries.first { $0.key.lowercased() == name }?.value)
  }
}
