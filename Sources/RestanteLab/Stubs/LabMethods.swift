import RestanteCore
import RestanteJSON
import RestanteREST

/// The methods of a lab: those that keep objects, and those that stubs are about.
final class LabMethods: MethodSource {
  let families: ObjectFamilies
  let stubs: Stubs
  private let random: any RandomSource

  /// - Parameters:
  ///   - families: The methods that keep objects.
  ///   - stubs: What other methods return.
  ///   - random: What templates draw.
  init(families: ObjectFamilies, stubs: Stubs, random: any RandomSource) {
    self.families = families
    self.stubs = stubs
    self.random = random
  }

  var methods: [any AddedMethod] {
    var names = Set(families.methods.map(\.name))
    let stubbed = stubs.all.compactMap(\.name).filter { names.insert($0).inserted }
    return families.methods + stubbed.compactMap { method(named: $0) }
  }

  /// The names of the methods, and patterns of names, that rules of faults can be about.
  var names: [String] {
    families.methods.map(\.name) + stubs.all.compactMap { $0.members["method"]?.stringValue }
  }

  func method(named name: String) -> (any AddedMethod)? {
    let kept = families.method(named: name)
    // Patterns are about names that clients make up, which logs show.
    guard name.utf8.count <= 255, name.utf8.allSatisfy(Credential.isPlain),
      let stub = stubs.first(about: name, isKept: kept != nil)
    else { return kept }
    return StubMethod(
      name: name, scope: kept?.scope ?? stub.scope, kept: kept, stubs: stubs, random: random)
  }
}

/// A method that stubs are about.
struct StubMethod: AddedMethod {
  let name: String
  let scope: String?
  /// The method that keeps objects, for calls that no stub is for; `nil` where there is none.
  let kept: (any AddedMethod)?
  let stubs: Stubs
  let random: any RandomSource

  func run(_ call: AddedCall) async throws(CallError) -> AddedResult {
    let stubbed = StubbedCall(
      parameters: call.parameters, portal: call.portal.domain, application: call.clientID)
    guard let stub = stubs.draw(name, isKept: kept != nil, stubbed) else {
      if let kept { return try await kept.run(call) }
      throw .own(
        code: "ERROR_METHOD_NOT_FOUND", status: 404,
        "Method not found! The lab has stubs of it, but none is for this call")
    }
    switch stub.outcome {
    case .error(let error): throw error
    case .result(let template, let next, let total):
      let value = template.data(stub.uses, random: random, parameters: call.parameters)
      return AddedResult(value, next: next, total: total)
    }
  }
}
