import ArgumentParser
import RestanteJSON

/// `name=value`: a setting and its new value.
struct Assignment: ExpressibleByArgument {
  let name: String
  let value: String

  init?(argument: String) {
    guard let mark = argument.firstIndex(of: "="), mark != argument.startIndex else { return nil }
    name = String(argument[..<mark])
    value = String(argument[argument.index(after: mark)...])
  }
}

/// The settings that a kind of object has, and how they are written.
struct AssignableMembers {
  /// How a value is written.
  enum Form {
    /// As it stands.
    case text
    /// As it stands, or `default` to take the decision back.
    case choice
    /// `true` or `false`.
    case flag
    /// An integer.
    case number
    /// Integers with commas between them, nothing for none, or `everybody`.
    case users
  }

  let members: KeyValuePairs<String, (form: Form, meaning: String)>

  /// The JSON members that assignments stand for.
  func object(_ assignments: [Assignment]) throws -> JSONObject {
    var object: JSONObject = [:]
    for assignment in assignments {
      guard let member = members.first(where: { $0.key == assignment.name }) else {
        let names = members.map(\.key).joined(separator: ", ")
        throw ValidationError("'\(assignment.name)' is not one of \(names).")
      }
      object[assignment.name] = try Self.value(assignment, member.value.form)
    }
    return object
  }

  /// One line for each member, for the help.
  var help: String {
    "Settings, written as NAME=VALUE:\n"
      + members.map { "  \($0.key): \($0.value.meaning)" }.joined(separator: "\n")
  }

  private static func value(_ assignment: Assignment, _ form: Form) throws -> JSONValue {
    let text = assignment.value
    switch form {
    case .text: return .string(text)
    case .choice: return text == "default" ? .null : .string(text)
    case .flag:
      guard let flag = Bool(text) else {
        throw ValidationError("\(assignment.name): '\(text)' is not true or false.")
      }
      return .bool(flag)
    case .number:
      guard let number = Int64(text) else {
        throw ValidationError("\(assignment.name): '\(text)' is not an integer.")
      }
      return .int(number)
    case .users:
      if text == "everybody" { return .null }
      let numbers = text.split(separator: ",").map { Int64($0) }
      guard numbers.allSatisfy({ $0 != nil }) else {
        throw ValidationError("\(assignment.name): '\(text)' is not a list of user numbers.")
      }
      return .array(numbers.compactMap { $0 }.map { .int($0) })
    }
  }
}
