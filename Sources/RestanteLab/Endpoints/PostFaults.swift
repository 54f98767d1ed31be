import RestanteCore
import RestanteJSON
import RestanteNative
import RestanteREST
import RestanteServer

/// `POST /lab/faults`: adds a rule by which something goes wrong, or the rules of a preset.
struct PostFaults: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("faults")
  let verb = Verb.post
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "addLabFault",
    "Adds a rule by which calls, requests or deliveries go wrong, or the rules of a preset.",
    body: Schemas.members(FaultSchema.members),
    notes: "Without `path` and `delivery` a rule is about calls of methods whose caller may make "
      + "them, each command of a batch being one. Of several rules that apply the first counts.",
    reply: ReplyReference("The new rules.", FaultSchema.list), problems: [.limitReached])

  func run(_ call: NativeCall) async throws -> NativeReply {
    let members = try await call.object()
    let rules = try FaultRuleReader.rules(
      members, ArgumentReader(members), added: control.methods.names)
    try await checkPortal(ArgumentReader(members))
    guard let added = control.faults.add(rules) else {
      throw Problem(.limitReached, "There are at most \(FaultRules.capacity) rules.")
    }
    return .json(FaultSchema.reply(added))
  }

  private func checkPortal(_ arguments: ArgumentReader) async throws {
    guard let domain = try arguments.string("portal") else { return }
    guard let portal = try await control.server.store.portal(domain: domain),
      portal.domain == domain
    else { throw arguments.wrong("portal", "must be the domain of a portal") }
  }
}
