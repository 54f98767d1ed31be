import RestanteCore
import RestanteJSON

/// `DELETE /v1/portals/{domain}`: removes a portal for good, the greater part in the background
/// when there is much.
package struct DeletePortal: Endpoint {
  package let path: PathTemplate = "portals/{domain}"
  package let verb = Verb.delete
  package let access = EndpointAccess.server

  package let reference = EndpointReference(
    "erasePortal", "Deletes a portal and all its data for good. Requires a server-wide key.",
    parameters: [.domain], reply: .progress("domain", "Everything was deleted."))

  /// An endpoint without a state.
  package init() {}

  package func run(_ call: NativeCall) async throws -> NativeReply {
    let domain = call.parameter("domain")
    guard let portal = try await call.store.portal(domain: domain) else {
      throw Problem.unknownPortal(domain, among: try await call.store.portals())
    }
    let entry = call.holder.entry("portal.erase", portal.domain)
    _ = try await call.perform(ErasePortal(portal: portal.id), in: .server) { portal in
      portal == nil || portal?.settings.state == .erasing ? nil : entry
    }
    return try await RemovalSteps(store: call.store)
      .run(EraseRemains(portal: portal.id), "domain", portal.domain)
  }
}

/// Removes in small steps; what is left after a while is removed in the background.
struct RemovalSteps {
  /// How many steps are done before a call is answered.
  static let perCall = 200

  let store: any Store

  /// Repeats a step that returns whether anything is left, and tells how far it came.
  func run<Step: StoreOperation>(
    _ step: Step, _ member: String, _ name: String
  ) async throws(StoreError) -> NativeReply where Step.Outcome == Bool {
    var isLeft = true
    for _ in 0..<Self.perCall where isLeft { isLeft = try await store.perform(step) }
    return .json(
      [member: .string(name), "done": .bool(!isLeft)], status: isLeft ? 202 : 200)
  }
}
