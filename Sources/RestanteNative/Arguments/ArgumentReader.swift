package import RestanteJSON

/// Reads the members of one JSON object; what is wrong becomes a problem that names the argument
/// and, in an array, the element. Members that the endpoint does not know were refused before
/// (``KnownMembers``). `null` counts as missing, as it does on the wire.
package struct ArgumentReader: Sendable {
  private let members: JSONObject
  private let index: Int?
  private let prefix: String

  private init(_ members: JSONObject, index: Int?, prefix: String) {
    self.members = members
    self.index = index
    self.prefix = prefix
  }

  /// Takes the object `value`, which is the element `index` of an array or stands alone.
  package init(_ value: JSONValue, index: Int? = nil) throws(Problem) {
    guard case .object(let members) = value else {
      throw Problem(.invalidArgument, "The body must be a JSON object.", index: index)
    }
    self.init(members, index: index, prefix: "")
  }

  /// Takes the members of an object.
  package init(_ members: JSONObject) {
    self.init(members, index: nil, prefix: "")
  }

  /// A member as it is, `null` included; `nil` when it is missing.
  package func raw(_ name: String) -> JSONValue? { members[name] }

  /// A member; `nil` when it is missing or `null`.
  package func value(_ name: String) -> JSONValue? {
    guard let value = members[name], !value.isNull else { return nil }
    return value
  }

  /// A string; `nil` when it is missing.
  package func string(_ name: String) throws(Problem) -> String? {
    guard let value = value(name) else { return nil }
    guard case .string(let text) = value else { throw wrong(name, "must be a string") }
    return text
  }

  /// A string that must be there and not be empty.
  package func requiredString(_ name: String) throws(Problem) -> String {
    guard let text = try string(name), !text.isEmpty else {
      throw wrong(name, "must be a string that is not empty")
    }
    return text
  }

  /// A truth value; `nil` when it is missing.
  package func bool(_ name: String) throws(Problem) -> Bool? {
    guard let value = value(name) else { return nil }
    guard case .bool(let bool) = value else { throw wrong(name, "must be true or false") }
    return bool
  }

  /// An integer; `nil` when it is missing.
  package func integer(_ name: String) throws(Problem) -> Int64? {
    guard let value = value(name) else { return nil }
    guard let number = value.intValue else { throw wrong(name, "must be an integer") }
    return number
  }

  /// The elements of an array of objects; `nil` when it is missing. What is wrong with one is named
  /// as in `events[3].state`.
  package func elements(_ name: String) throws(Problem) -> [ArgumentReader]? {
    guard let value = value(name) else { return nil }
    guard case .array(let elements) = value else { throw wrong(name, "must be an array") }
    var readers: [ArgumentReader] = []
    for (index, element) in elements.enumerated() {
      guard case .object(let members) = element else {
        throw wrong("\(name)[\(index)]", "must be an object")
      }
      readers.append(
        ArgumentReader(members, index: self.index, prefix: "\(prefix)\(name)[\(index)]."))
    }
    return readers
  }

  /// The members of an object; `nil` when it is missing.
  package func object(_ name: String) throws(Problem) -> ArgumentReader? {
    guard let value = value(name) else { return nil }
    guard case .object(let object) = value else { throw wrong(name, "must be an object") }
    return ArgumentReader(object, index: index, prefix: "\(prefix)\(name).")
  }

  /// The problem that the member `name` has.
  package func wrong(_ name: String, _ fault: String) -> Problem {
    Problem(
      .invalidArgument, "\(prefix)\(name) \(fault).", argument: "\(prefix)\(name)", index: index)
  }
}

extension JSONValue {
  /// How much one body may hold the transport decides.
  private static let parser = JSONParser(
    limits: JSONParser.Limits(
      maxBytes: .max, maxValues: NativeRequest.maxJSONValues, duplicateKeys: .reject))

  /// The JSON value of a request body.
  init(body: [UInt8]) throws(Problem) {
    do throws(JSONParseError) {
      self = try Self.parser.parse(body)
    } catch {
      if error.code == .tooManyValues {
        throw Problem(
          .tooLarge, "The body holds more than \(NativeRequest.maxJSONValues) JSON values.")
      }
      throw Problem(.invalidJSON, "\(error)")
    }
  }
}
