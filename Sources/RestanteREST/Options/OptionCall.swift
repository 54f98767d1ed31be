import RestanteCore
import RestanteJSON

/// What the methods of options have in common.
struct OptionCall: Sendable {
  /// Whose options a method is about.
  enum Kind: Sendable {
    /// Those of the application, which administrators set.
    case application
    /// Those that the application keeps for the calling user.
    case user
  }

  /// A longer name is refused.
  private static let longestName = 255

  let call: MethodCall
  let owner: OptionOwner

  /// Checks that an application calls.
  init(_ call: MethodCall, kind: Kind) throws(RESTError) {
    guard case .token(let application) = call.caller.credential else {
      throw RESTError(.accessDeniedBecause, "Application context required")
    }
    self.call = call
    owner = OptionOwner(
      portal: application.portal, application: application.id,
      user: kind == .user ? call.caller.user.id : nil)
  }

  /// One option by its name in `option`, null where there is none, or all of them.
  func get() async throws(RESTError) -> MethodResult {
    let owner = owner
    let options = try await storeAnswer { () async throws(StoreError) in
      try await call.context.store.options(of: owner)
    }
    if let name = call.parameters["option"] {
      return MethodResult(name.phpText.flatMap { options[$0]?.phpNormalized } ?? nil)
    }
    return MethodResult(JSONValue.object(options).phpNormalized)
  }

  /// Sets the options of the map `options` or, without it, all parameters.
  func set() async throws(RESTError) -> MethodResult {
    let entries = call.parameters["options"].map { $0.phpEntries ?? [] }
    let changes =
      entries.map { JSONObject(members: $0.map { ($0.key, $0.value) }) }
      ?? call.parameters.without(["options"]).values
    guard !changes.isEmpty else { throw .empty("options") }
    guard changes.allSatisfy({ $0.key.unicodeScalars.count <= Self.longestName }),
      try await call.perform(SetOptions(owner: owner, changes: changes)) == .stored
    else { throw RESTError(.optionsTooLarge, argument: "options") }
    return MethodResult(true)
  }
}
