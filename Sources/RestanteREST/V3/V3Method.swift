import RestanteJSON

/// A method of REST 3.0.
protocol V3Method: Sendable {
  /// The name in small letters.
  var name: String { get }
  /// Carries a call out; returns the `result`.
  func run(_ call: V3Call) async throws(V3Error) -> JSONValue
}

/// One call of a method of REST 3.0.
struct V3Call: Sendable {
  let caller: Caller
  /// The request's body; null without one.
  let body: JSONValue
}

/// The methods of REST 3.0 that there are here. It has none for events, in the original neither.
enum V3Methods {
  static let all: [any V3Method] = [V3Batch(), V3ScopeList()]

  /// The method of a name in small letters.
  static func method(named name: String) -> (any V3Method)? {
    all.first { $0.name == name }
  }
}
