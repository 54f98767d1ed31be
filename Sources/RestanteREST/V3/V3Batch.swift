import RestanteJSON

/// `batch`: a list of commands, `{"method":…,"query":…}`, answered by a list in the same order. A
/// command that fails has its `error` where the others have their result.
struct V3Batch: V3Method {
  let name = "batch"

  /// As many commands as on the older wire.
  static let longest = 50

  func run(_ call: V3Call) async throws(V3Error) -> JSONValue {
    guard let commands = call.body.arrayValue else {
      throw .invalidRequest("The body must be an array of commands", field: "")
    }
    guard commands.count <= Self.longest else {
      throw .invalidRequest("A batch has at most \(Self.longest) commands", field: "")
    }
    var results: [JSONValue] = []
    for command in commands {
      do throws(V3Error) {
        results.append(try await run(command, caller: call.caller))
      } catch {
        results.append(["error": error.json])
      }
    }
    return .array(results)
  }

  private func run(_ command: JSONValue, caller: Caller) async throws(V3Error) -> JSONValue {
    guard let name = command["method"]?.stringValue else {
      throw .invalidRequest("A command must name a method", field: "method")
    }
    guard let method = V3Methods.method(named: name.lowercased()), method.name != self.name else {
      throw .methodNotFound
    }
    return try await method.run(V3Call(caller: caller, body: command["query"] ?? nil))
  }
}
