import RestanteJSON
import Yams

/// Reads YAML as JSON values, with the lines of what is in it.
struct YAMLReader {
  private let path: String
  private var lines: [String: Int] = [:]
  private var values = 0

  private init(path: String) {
    self.path = path
  }

  /// Reads a text.
  static func read(
    _ bytes: [UInt8], _ path: String
  ) throws(FixtureError) -> (value: JSONValue, lines: [String: Int]) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw FixtureError(path, nil, "this is not UTF-8 text.")
    }
    let root: Node?
    do {
      root = try Parser(yaml: text, encoding: .utf8).singleRoot()
    } catch {
      throw refusal(error, path)
    }
    // Nothing but comments.
    guard let root, root.scalar?.string.isEmpty != true else { return (.null, [:]) }
    var reader = YAMLReader(path: path)
    let value = try reader.value(root, at: "", depth: 0)
    return (value, reader.lines)
  }

  private static func refusal(_ error: any Error, _ path: String) -> FixtureError {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      FixtureError(path, mark.line, "this is not YAML: \(problem).")
    case .duplicatedKeysInMapping(let keys, let context):
      FixtureError(
        path, context.mark.line, "\(keys.joined(separator: ", ")) is given more than once.")
    default: FixtureError(path, nil, "this is not YAML.")
    }
  }

  private mutating func value(
    _ node: Node, at place: String, depth: Int
  ) throws(FixtureError) -> JSONValue {
    values += 1
    // Aliases can make much of little.
    guard values <= FixtureText.maximumValues, depth <= FixtureText.maximumDepth else {
      throw FixtureError(path, node.mark?.line, "there are too many values, or too deep ones.")
    }
    switch node {
    case .scalar(let scalar): return Self.value(scalar)
    case .sequence(let elements):
      var array: [JSONValue] = []
      for (index, element) in elements.enumerated() {
        let place = "\(place)[\(index)]"
        lines[place] = element.mark?.line
        array.append(try value(element, at: place, depth: depth + 1))
      }
      return .array(array)
    case .mapping(let mapping):
      var object = JSONObject()
      for (key, element) in mapping {
        guard let name = key.scalar?.string else {
          throw FixtureError(path, key.mark?.line, "a key must be a text.")
        }
        let member = place.isEmpty ? name : "\(place).\(name)"
        lines[member] = key.mark?.line
        object[name] = try value(element, at: member, depth: depth + 1)
      }
      return .object(object)
    case .alias:
      throw FixtureError(path, node.mark?.line, "there is no such anchor.")
    }
  }

  private static func value(_ scalar: Node.Scalar) -> JSONValue {
    let text = scalar.string
    guard scalar.style == .plain else { return .string(text) }
    switch text {
    case "", "~", "null": return .null
    case "true": return true
    case "false": return false
    default: return JSONNumber(text: text).map { .number($0) } ?? .string(text)
    }
  }
}
