import RestanteCore
import RestanteJSON

/// `DELETE /v1/doors/{id}`: revokes a door.
struct DeleteDoor: Endpoint {
  let path: PathTemplate = "doors/{id}"
  let verb = Verb.delete
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "removeDoor", "Revokes a door.", parameters: [.credential, .portal],
    reply: ReplyReference("The id.", Schemas.removed))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let operation = RevokeDoor(portal: try call.portal.id, id: try call.credentialID())
    let entry = call.holder.entry("door.remove", call.parameter("id"))
    let isRemoved = try await call.perform(operation) { $0 ? entry : nil }
    guard isRemoved else { throw Problem(.notFound, "There is no door with this id.") }
    return .json(["removed": .string(call.parameter("id"))])
  }
}
