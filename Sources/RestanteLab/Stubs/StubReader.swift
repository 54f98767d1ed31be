import RestanteCore
import RestanteJSON
import RestanteNative
import RestanteREST

/// Reads stubs; what is wrong becomes a problem that names the argument.
struct StubReader {
  let members: JSONObject
  let arguments: ArgumentReader

  /// The stub.
  ///
  /// - Parameter kept: The names of the methods of objects.
  func stub(kept: [String]) throws(Problem) -> Stub {
    let method = try method()
    let overrides = try arguments.bool("override") ?? false
    let name = method.contains("*") ? nil : method
    if let name, kept.contains(name), !overrides {
      throw arguments.wrong(
        "method", "is a method of the lab's objects: add override to let the stub go first")
    }
    let times = try arguments.integer("times")
    if let times, times < 1 { throw arguments.wrong("times", "must be a positive integer") }
    return Stub(
      method: NamePattern(method), name: name, conditions: try conditions(),
      portal: try arguments.string("portal"), application: try arguments.string("application"),
      scope: try arguments.string("scope"), overrides: overrides, times: times,
      outcome: try outcome(), members: members)
  }

  private func method() throws(Problem) -> String {
    let text = try arguments.requiredString("method").lowercased()
    guard text.utf8.count <= 255, text.utf8.allSatisfy(Self.isPartOfName) else {
      throw arguments.wrong("method", "must be the name of a method, such as crm.product.list")
    }
    guard !RESTService.operations.contains(text) else {
      throw arguments.wrong(
        "method", "is a method of the server itself; POST /lab/faults lets its calls fail")
    }
    return text
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    Credential.isPlain(byte) || byte == UInt8(ascii: "*")
  }

  private func conditions() throws(Problem) -> [ParameterCondition.Member] {
    guard let value = arguments.value("when") else { return [] }
    guard case .object(let members) = value else {
      throw arguments.wrong("when", "must be an object of parameters")
    }
    return ParameterCondition.members(members)
  }

  private func outcome() throws(Problem) -> Stub.Outcome {
    guard let code = try arguments.string("error") else { return try result() }
    for name in ["result", "next", "total"] where arguments.raw(name) != nil {
      throw arguments.wrong(name, "does not go together with error")
    }
    let description = try arguments.string("description")
    let status = try arguments.integer("status")
    if let status, !(400...599).contains(status) {
      throw arguments.wrong("status", "must be an HTTP status from 400 to 599")
    }
    if status == nil, let known = CallError(code: code, description: description) {
      return .error(known)
    }
    return .error(.own(code: code, status: Int(status ?? 400), description ?? ""))
  }

  private func result() throws(Problem) -> Stub.Outcome {
    for name in ["description", "status"] where arguments.value(name) != nil {
      throw arguments.wrong(name, "goes with error")
    }
    guard let value = arguments.raw("result") else {
      throw arguments.wrong("result", "or error must be given")
    }
    for name in ["next", "total"] {
      guard let number = try arguments.integer(name) else { continue }
      if number < 0 { throw arguments.wrong(name, "must be a non-negative integer") }
    }
    do throws(JSONTemplate.Flaw) {
      return .result(
        try JSONTemplate(value, hasParameters: true), next: try? arguments.integer("next"),
        total: try? arguments.integer("total"))
    } catch {
      throw arguments.wrong(
        "result",
        "has an unknown placeholder, \(error.placeholder); known: \(JSONTemplate.callGrammar)")
    }
  }
}
