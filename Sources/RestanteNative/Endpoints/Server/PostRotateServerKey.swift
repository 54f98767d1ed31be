import RestanteCore
import RestanteJSON

/// `POST /v1/server-key/rotate`: begins to rotate the server key, as `restante server-key rotate`
/// does on the server's machine.
struct PostRotateServerKey: Endpoint {
  let path: PathTemplate = "server-key/rotate"
  let verb = Verb.post
  let access = EndpointAccess.server

  let reference = EndpointReference(
    "rotateServerKey",
    "Rotates the server key, from which every `application_token` is derived. The new key replaces "
      + "the current one after `overlap` seconds; until then both are valid and `getApplication` "
      + "returns both tokens. The key is never returned: it is in `server.key` of the data "
      + "directory of the server that handles the call, and the old one in `server.key.previous`. "
      + "Copy both files to the other servers of the database before the switch. Fails with `busy` "
      + "during a rotation, and if the key comes from the environment: rotate it there.",
    body: Schemas.members([
      "overlap": Schemas.integer(
        0...AdoptServerKey.maximumOverlap,
        "How many seconds both keys are valid. Default: a week. Use 0 if the current key was "
          + "stolen.")
    ]),
    reply: ReplyReference(
      "When the new key takes over.", Schemas.object(["used_from": Schemas.time])),
    problems: [.busy])

  func run(_ call: NativeCall) async throws -> NativeReply {
    let arguments = ArgumentReader(try await call.object())
    let overlap = try arguments.integer("overlap") ?? AdoptServerKey.standardOverlap
    guard (0...AdoptServerKey.maximumOverlap).contains(overlap) else {
      throw arguments.wrong(
        "overlap", "must be a number of seconds from 0 to \(AdoptServerKey.maximumOverlap)")
    }
    let end: Timestamp
    do throws(ServerKeyRotationRefusal) {
      end = try await call.context.keyRotation.rotate(overlap: overlap)
    } catch {
      throw Problem(.busy, error.reason)
    }
    let entry = call.holder.entry(
      "server.key.rotate", "", AuditDetail(["overlap": .int(overlap), "from": .int(end.seconds)]))
    try await call.store.perform(Audited(Rotated(), on: .server) { _ in entry })
    return .json(["used_from": .int(end.seconds)])
  }
}

/// What the audit log is told of; the files were changed before.
private struct Rotated: StoreOperation {
  func run(in transaction: some StoreTransaction) throws(StoreError) {}
}
