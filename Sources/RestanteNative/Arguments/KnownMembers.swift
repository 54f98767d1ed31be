import RestanteCore
package import RestanteJSON

/// Which members the bodies of an endpoint may have, made from its schema: what is misspelt must
/// not be taken for what is missing.
package indirect enum KnownMembers: Sendable {
  /// A value of the client's own, or one without members.
  case anything
  /// An object of known members, or an array of such objects, or either.
  case members([(name: String, value: KnownMembers)]?, elements: KnownMembers?)

  /// The members that a schema knows. Objects whose schema does not say `additionalProperties`
  /// are the client's own.
  package init(_ schema: JSONValue, references: JSONObject) {
    if let name = schema["$ref"]?.stringValue?.split(separator: "/").last,
      let known = references[String(name)]
    {
      self.init(known, references: references)
      return
    }
    let parts = (schema["oneOf"]?.arrayValue ?? []).map { Self($0, references: references) }
    var members = parts.lazy.compactMap(\.ownMembers).first
    var elements = parts.lazy.compactMap(\.ownElements).first
    if schema["additionalProperties"] == false {
      members = (schema["properties"]?.objectValue ?? [:]).map { name, value in
        (name, Self(value, references: references))
      }
    }
    if let items = schema["items"] {
      let known = Self(items, references: references)
      if case .members = known { elements = known }
    }
    self = members == nil && elements == nil ? .anything : .members(members, elements: elements)
  }

  private var ownMembers: [(name: String, value: KnownMembers)]? {
    if case .members(let members, _) = self { members } else { nil }
  }

  private var ownElements: KnownMembers? {
    if case .members(_, let elements) = self { elements } else { nil }
  }

  /// Makes sure that a body has no other members.
  ///
  /// - Throws: ``Problem``, which names the first one and, where one is near, what may be meant.
  package func check(
    _ value: JSONValue, prefix: String = "", index: Int? = nil
  ) throws(Problem) {
    guard case .members(let members, let elements) = self else { return }
    switch value {
    case .object(let object):
      guard let members else { return }
      for (name, value) in object {
        guard let known = members.first(where: { $0.name == name }) else {
          throw Problem.unknown(
            "member", name, among: members.map(\.name), prefix: prefix, index: index)
        }
        if case .anything = known.value { continue }
        try known.value.check(value, prefix: "\(prefix)\(name).", index: index)
      }
    case .array(let array):
      guard let elements else { return }
      for (place, element) in array.enumerated() {
        if prefix.isEmpty {
          try elements.check(element, index: place)
        } else {
          // An array within an object: `events.` becomes `events[3].`.
          try elements.check(element, prefix: "\(prefix.dropLast())[\(place)].", index: index)
        }
      }
    default: break
    }
  }
}

extension Problem {
  /// A member or parameter that the endpoint does not know.
  static func unknown(
    _ kind: String, _ name: String, among known: [String], prefix: String = "",
    index: Int? = nil
  ) -> Problem {
    let shown = prefix + String(name.prefix(100))
    let hint =
      if let near = NearName.find(name, among: known) {
        "did you mean \(prefix)\(near)?"
      } else if known.isEmpty {
        "none is expected here."
      } else {
        "known here: \(known.joined(separator: ", "))."
      }
    return Problem(
      .invalidArgument, "There is no \(kind) \(shown); \(hint)", argument: shown, index: index)
  }
}
