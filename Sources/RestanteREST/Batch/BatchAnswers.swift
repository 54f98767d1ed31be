import RestanteJSON

/// What the commands of a batch answered so far, by part and key of the command.
struct BatchAnswers {
  /// A map from a command's key to JSON text, in the order of the commands.
  struct Part {
    private(set) var members: [(key: String, json: [UInt8])] = []
    /// What references have looked at, so that nothing is parsed twice.
    private var parsed: [Int: JSONValue] = [:]
    /// All of it, once a reference has looked at that.
    private var all: JSONValue?

    mutating func append(_ key: String, _ json: [UInt8]) {
      members.append((key, json))
      all = nil
    }

    /// Whether PHP writes the map as a list: when the keys are 0, 1, … without a gap, or when it is
    /// empty.
    var isList: Bool {
      members.enumerated().allSatisfy { index, member in
        member.key.utf8.elementsEqual(String(index).utf8)
      }
    }

    fileprivate mutating func value(of key: String) -> JSONValue? {
      members.firstIndex { $0.key.utf8.elementsEqual(key.utf8) }.map { value(at: $0) }
    }

    fileprivate mutating func whole() -> JSONValue {
      if let all { return all }
      let values = members.indices.map { value(at: $0) }
      let whole =
        isList
        ? JSONValue.array(values)
        : .object(JSONObject(members: zip(members, values).map { ($0.key, $1) }))
      all = whole
      return whole
    }

    private mutating func value(at index: Int) -> JSONValue {
      if let value = parsed[index] { return value }
      let json = members[index].json
      let limits = JSONParser.Limits(maxDepth: 512, maxBytes: json.count)
      let value = (try? JSONParser(limits: limits).parse(json)) ?? nil
      parsed[index] = value
      return value
    }
  }

  var result = Part()
  var error = Part()
  var total = Part()
  var next = Part()
  var time = Part()

  /// What a reference leads to. A key that is missing ends the walk at what was found so far, even
  /// if that is the whole part; a part in other than small letters leads to null.
  mutating func value(of reference: BatchReference) -> JSONValue {
    switch reference.part {
    case "result": Self.walk(reference.path, &result)
    case "error": Self.walk(reference.path, &error)
    case "total": Self.walk(reference.path, &total)
    case "next": Self.walk(reference.path, &next)
    case "time": Self.walk(reference.path, &time)
    default: nil
    }
  }

  private static func walk(_ path: [String], _ part: inout Part) -> JSONValue {
    guard let first = path.first, var value = part.value(of: first) else { return part.whole() }
    for key in path.dropFirst() {
      guard let inner = member(key, of: value) else { break }
      value = inner
    }
    return value
  }

  private static func member(_ key: String, of value: JSONValue) -> JSONValue? {
    guard case .array(let elements) = value else { return value[key] }
    guard let index = Int(key), String(index) == key, elements.indices.contains(index) else {
      return nil
    }
    return elements[index]
  }
}
