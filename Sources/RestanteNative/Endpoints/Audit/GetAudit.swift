import RestanteCore
import RestanteJSON

/// `GET /v1/audit`: a page of the audit log, newest record first.
struct GetAudit: Endpoint {
  let path: PathTemplate = "audit"
  let verb = Verb.get
  let access = EndpointAccess.portalOrServer(.read)

  let reference = EndpointReference(
    "listAuditRecords",
    "Lists the audit log of a portal or, with a server-wide key, of the server, in pages.",
    parameters: [.portal] + EndpointParameter.page, reply: .page("records", of: "AuditRecord"))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let page = try PageRequest(call.query)
    let before = try page.mark { Int64($0) }
    let records = try await call.store.auditRecords(
      on: call.holder.owner, before: before, limit: page.limit)
    return .page("records", records, limit: page.limit, mark: { "\($0.number)" }, \.shown)
  }
}
