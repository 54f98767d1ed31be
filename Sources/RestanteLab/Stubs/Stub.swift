import RestanteJSON
import RestanteREST

/// What calls of methods get that the server does not have, and when.
struct Stub: Sendable {
  /// What a call gets.
  enum Outcome: Sendable {
    /// The result, and where it is a list, the `start` of the next page and the number of rows.
    case result(JSONTemplate, next: Int64?, total: Int64?)
    /// An error.
    case error(CallError)
  }

  /// The method, or a pattern of methods.
  let method: NamePattern
  /// The method where it is no pattern.
  let name: String?
  /// What must be among the parameters.
  let conditions: [ParameterCondition.Member]
  /// The portal's domain; `nil` for any.
  let portal: String?
  /// The application's client id; `nil` for any.
  let application: String?
  /// The scope that callers need; `nil` for none.
  let scope: String?
  /// Whether it goes before the methods of the lab's objects.
  let overrides: Bool
  /// The maximum number of uses; `nil` for any number.
  let times: Int64?
  let outcome: Outcome
  /// The members that it was made of.
  let members: JSONObject

  /// The stub's number; 0 until it is added.
  var id: Int64 = 0
  /// How often it was used.
  var uses: Int64 = 0

  /// Whether it is about a method.
  ///
  /// - Parameters:
  ///   - name: The method in small letters.
  ///   - isKept: Whether the lab keeps objects with it.
  func isAbout(_ name: String, isKept: Bool) -> Bool {
    (overrides || !isKept) && method.matches(name)
  }

  /// Whether it is for a call of a method that it is about.
  func fits(_ call: StubbedCall) -> Bool {
    let entries = Array(call.parameters)
    return times.map { uses < $0 } ?? true && portal.map { $0 == call.portal } ?? true
      && application.map { $0 == call.application } ?? true
      && conditions.allSatisfy { $0.fits(entries) }
  }

  /// The stub as clients see it.
  var object: JSONObject {
    var object: JSONObject = ["id": .int(id)]
    for (name, value) in members { object[name] = value }
    object["uses"] = .int(uses)
    return object
  }
}

/// A call that a stub may be for.
struct StubbedCall: Sendable {
  let parameters: JSONObject
  /// The portal's domain.
  let portal: String
  /// The application's client id; `nil` for a webhook.
  let application: String?
}
